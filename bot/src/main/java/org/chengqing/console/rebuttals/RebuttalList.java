package org.chengqing.console.rebuttals;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Paging;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.catalog.ListedReview;
import org.chengqing.knowledge.catalog.ReviewLists;
import org.chengqing.knowledge.catalog.ReviewSearch;
import org.chengqing.knowledge.catalog.ReviewSearch.Stage;
import org.chengqing.knowledge.catalog.ReviewSearch.Time;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The list of rebuttals. */
@Component
@ConditionalOnWebApplication
final class RebuttalList implements Section {
    private static final List<String> FILTERS =
            List.of("q", "stage", "category", "region", "rating", "time", "sample", "author");
    private static final int LONGEST = 100;
    private static final int MOST_ENDING = 100;

    private final ReviewLists lists;
    private final RebuttalSettings settings;
    private final Clock clock;

    RebuttalList(ReviewLists lists, RebuttalSettings settings, Clock clock) {
        this.lists = lists;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/console/rebuttals", Permission.READ_REBUTTALS, this::list));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("辟谣", "/console/rebuttals", Permission.READ_REBUTTALS, 10));
    }

    private Answer list(Visit visit) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        Map<String, String> filter = new LinkedHashMap<>();
        FILTERS.forEach(name -> filter.put(name, cut(visit.query(name).orElse(""))));
        List<ListedReview> found = lists.list(search(filter, today), Paging.offset(visit.page()), Paging.SIZE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("rows", found.stream().limit(Paging.SIZE).toList());
        model.put("paging", new Paging(visit.page(), found.size() > Paging.SIZE, address(filter)));
        model.put("words", new ReviewWords());
        model.put("today", today);
        model.put("soon", soon(today));
        if (visit.partial() && "results".equals(visit.header("HX-Target"))) {
            return Answer.view("console/rebuttals/list :: results", model);
        }
        model.put("filter", filter);
        model.put("filtered", filter.values().stream().anyMatch(value -> !value.isEmpty()));
        model.put("ratings", Rating.values());
        model.put("categories", lists.categories());
        model.put("regions", lists.regions());
        int ending = lists.ending(today, soon(today), MOST_ENDING).size();
        model.put("ending", ending < MOST_ENDING ? String.valueOf(ending) : MOST_ENDING + " 以上");
        model.put("days", settings.remindBefore().toDays());
        model.put("mayWrite", visit.staff().may(Permission.WRITE_REBUTTALS));
        return Answer.view("console/rebuttals/list", model);
    }

    private LocalDate soon(LocalDate today) {
        return today.plusDays(settings.remindBefore().toDays());
    }

    private ReviewSearch search(Map<String, String> filter, LocalDate today) {
        return new ReviewSearch(
                given(filter, "q"),
                stage(filter.getOrDefault("stage", "")),
                given(filter, "category"),
                given(filter, "region"),
                Rating.of(filter.getOrDefault("rating", "")).orElse(null),
                switch (filter.getOrDefault("time", "")) {
                    case "soon" -> new Time.Ends(today, soon(today));
                    case "ended" -> new Time.Ended(today);
                    case "not-yet" -> new Time.NotYet(today);
                    default -> null;
                },
                switch (filter.getOrDefault("sample", "")) {
                    case "yes" -> Boolean.TRUE;
                    case "no" -> Boolean.FALSE;
                    default -> null;
                },
                given(filter, "author"));
    }

    private static @Nullable String given(Map<String, String> filter, String name) {
        String value = filter.getOrDefault(name, "");
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Stage stage(String name) {
        Optional<Stage> stage = Arrays.stream(Stage.values())
                .filter(it -> it.name().equals(name))
                .findFirst();
        return stage.orElse(null);
    }

    private static String cut(String text) {
        String clean = text.replace("\0", "");
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }

    private static String address(Map<String, String> filter) {
        return filter.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining("", "/console/rebuttals?", ""));
    }
}
