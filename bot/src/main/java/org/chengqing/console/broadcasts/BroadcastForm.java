package org.chengqing.console.broadcasts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.broadcast.Audience;
import org.chengqing.broadcast.Broadcast;
import org.chengqing.broadcast.BroadcastDraft;
import org.chengqing.broadcast.Way;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.jspecify.annotations.Nullable;

/** The form of a broadcast: what was typed, and what is wrong with it, by the name of the field. */
record BroadcastForm(Map<String, String> typed, Map<String, String> errors, int version) {
    private static final List<String> FIELDS = Stream.concat(
                    Stream.of("title", "words", "review", "audience", "detail", "article"),
                    Arrays.stream(Way.values()).map(BroadcastForm::field))
            .toList();
    private static final String CHOSEN = "on";

    BroadcastForm {
        typed = Map.copyOf(typed);
        errors = Map.copyOf(errors);
    }

    /** What was typed into a field, empty text for nothing. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What is wrong with a field, null for nothing. */
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** The name of the box of a way. */
    static String field(Way way) {
        return "way-" + way.name();
    }

    /** Whether a box is ticked. */
    public boolean chosen(String field) {
        return CHOSEN.equals(typed.get(field));
    }

    static BroadcastForm of(Broadcast broadcast) {
        BroadcastDraft draft = broadcast.draft();
        ClaimReviewId review = draft.review();
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("title", draft.title());
        typed.put("words", draft.words());
        typed.put("review", review == null ? "" : review.value());
        typed.put("audience", draft.audience().kind().name());
        typed.put("detail", draft.audience().detail());
        typed.put("article", draft.article() ? CHOSEN : "");
        draft.ways().forEach(way -> typed.put(field(way), CHOSEN));
        return new BroadcastForm(typed, Map.of(), broadcast.version());
    }

    /** Every way that goes one by one or to lists; a whole is for those who choose it. */
    static void chooseAll(Map<String, String> typed) {
        Arrays.stream(Way.values()).filter(way -> way != Way.MASS_WHOLE).forEach(way -> typed.put(field(way), CHOSEN));
    }

    private static Set<Way> ways(Map<String, String> typed) {
        return Arrays.stream(Way.values())
                .filter(way -> CHOSEN.equals(typed.get(field(way))))
                .collect(Collectors.toSet());
    }

    static BroadcastForm sent(Visit visit) {
        Map<String, String> typed = new LinkedHashMap<>();
        FIELDS.forEach(field -> typed.put(field, visit.field(field).replace("\0", "")));
        return new BroadcastForm(typed, errorsOf(typed), number(visit.field("version")));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static Map<String, String> errorsOf(Map<String, String> typed) {
        Map<String, String> errors = new LinkedHashMap<>();
        length(typed, "title", BroadcastDraft.LONGEST_TITLE, errors);
        length(typed, "words", BroadcastDraft.LONGEST_WORDS, errors);
        String review = typed.getOrDefault("review", "");
        if (!review.isEmpty() && reviewId(review).isEmpty()) {
            errors.put("review", "没有这样的编号。可以留空。");
        }
        Optional<Audience> audience = audience(typed);
        if (audience.isEmpty()) {
            errors.put("detail", "请选择发给谁，并写对编号或主题；公众号写名称。");
        }
        if (CHOSEN.equals(typed.get("article")) && review.isEmpty()) {
            errors.put("article", "图文要附上一条辟谣。");
        }
        String ways = wrongWays(ways(typed), audience);
        if (!ways.isEmpty()) {
            errors.put("ways", ways);
        }
        return errors;
    }

    private static String wrongWays(Set<Way> ways, Optional<Audience> audience) {
        if (ways.isEmpty()) {
            return "请至少选一种方式。";
        }
        if (!ways.contains(Way.MASS_WHOLE)) {
            return "";
        }
        if (ways.size() > 1) {
            return "整批群发不能和别的方式一起用。";
        }
        return audience.filter(it -> !it.isOfPlatform()).isPresent() ? "整批群发只能发给公众号的标签或全体关注者。" : "";
    }

    private static void length(Map<String, String> typed, String field, int longest, Map<String, String> errors) {
        int length = typed.getOrDefault(field, "").length();
        if (length == 0 || length > longest) {
            errors.put(field, "请写 1 到 " + longest + " 个字，现在是 " + length + " 个。");
        }
    }

    BroadcastForm with(String field, String error) {
        Map<String, String> more = new LinkedHashMap<>(errors);
        more.put(field, error);
        return new BroadcastForm(typed, more, version);
    }

    /** What was composed; empty when something is wrong with it. */
    Optional<BroadcastDraft> draft() {
        return errors.isEmpty()
                ? audience(typed)
                        .map(audience -> new BroadcastDraft(
                                value("title"),
                                value("words"),
                                reviewId(value("review")).orElse(null),
                                audience,
                                ways(typed),
                                chosen("article")))
                : Optional.empty();
    }

    private static Optional<Audience> audience(Map<String, String> typed) {
        String kind = typed.getOrDefault("audience", "");
        for (Audience.Kind one : Audience.Kind.values()) {
            if (one.name().equals(kind)) {
                return Audience.of(one, typed.getOrDefault("detail", ""));
            }
        }
        return Optional.empty();
    }

    private static Optional<ClaimReviewId> reviewId(String text) {
        try {
            return Optional.of(new ClaimReviewId(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
