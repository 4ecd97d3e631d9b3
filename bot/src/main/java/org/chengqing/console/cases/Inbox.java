package org.chengqing.console.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Paging;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Visit;
import org.chengqing.intake.CaseFile;
import org.chengqing.intake.CaseList;
import org.chengqing.intake.CaseRow;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffState;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The list of reports. */
@Component
@ConditionalOnWebApplication
final class Inbox implements Section {
    private static final String PATH = "/console/cases";

    private final CaseList cases;
    private final Categories categories;
    private final Times times;
    private final Clock clock;

    Inbox(CaseList cases, Categories categories, Times times, Clock clock) {
        this.cases = cases;
        this.categories = categories;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(PATH, Permission.WORK_ON_TIP_OFFS, this::show));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("线索", PATH, Permission.WORK_ON_TIP_OFFS, 40));
    }

    private Answer show(Visit visit) {
        Optional<Receipt> number = visit.query("q").flatMap(Receipt::parse);
        if (number.isPresent()) {
            return Answer.redirect(PATH + "/" + number.get(), null);
        }
        InboxFilter filter = InboxFilter.of(visit);
        List<CaseRow> found = cases.list(filter.query(), Paging.offset(visit.page()), Paging.SIZE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("lines", found.stream().limit(Paging.SIZE).map(this::line).toList());
        model.put("paging", new Paging(visit.page(), found.size() > Paging.SIZE, filter.address(PATH)));
        model.put("filter", filter);
        model.put("states", InboxFilter.STATES);
        model.put("categories", categories.choices());
        model.put("overdue", cases.overdue());
        return Answer.view("console/cases/inbox", model);
    }

    /** A line of the list, in words. */
    record Line(
            CaseRow row,
            String state,
            StateTag tag,
            String category,
            @Nullable String clock) {}

    Line line(CaseRow row) {
        return new Line(
                row,
                CaseFile.word(row.state()),
                StateTag.of(row.state()),
                categories.label(row.category()),
                clock(row.due()));
    }

    /** How much time is left, or for how long it is over; null when nothing is to be done. */
    @Nullable
    String clock(@Nullable Instant due) {
        if (due == null) {
            return null;
        }
        Duration left = Duration.between(clock.instant(), due);
        return left.isNegative() ? "超时 " + times.length(left.negated()) : "还剩 " + times.length(left);
    }

    /** The colour of a state. */
    enum StateTag {
        NEW("tag tag-warn"),
        WORKING("tag"),
        DONE("tag tag-good"),
        OUT("tag tag-bad");

        private final String css;

        StateTag(String css) {
            this.css = css;
        }

        public String css() {
            return css;
        }

        static StateTag of(TipOffState state) {
            return switch (state) {
                case RECEIVED, FORWARDED -> NEW;
                case IN_PROGRESS, COLLECTING -> WORKING;
                case CLOSED -> DONE;
                case DECLINED, WITHDRAWN -> OUT;
            };
        }
    }
}
