package org.chengqing.console.broadcasts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.broadcast.Audience;
import org.chengqing.broadcast.Broadcast;
import org.chengqing.broadcast.BroadcastDraft;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.jspecify.annotations.Nullable;

/** The form of a broadcast: what was typed, and what is wrong with it, by the name of the field. */
record BroadcastForm(Map<String, String> typed, Map<String, String> errors, int version) {
    private static final List<String> FIELDS = List.of("title", "words", "review", "audience", "detail");

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

    static BroadcastForm of(Broadcast broadcast) {
        BroadcastDraft draft = broadcast.draft();
        ClaimReviewId review = draft.review();
        return new BroadcastForm(
                Map.of(
                        "title", draft.title(),
                        "words", draft.words(),
                        "review", review == null ? "" : review.value(),
                        "audience", draft.audience().kind().name(),
                        "detail", draft.audience().detail()),
                Map.of(),
                broadcast.version());
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
        if (audience(typed).isEmpty()) {
            errors.put("detail", "请选择发给谁，并写对编号或主题。");
        }
        return errors;
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
                                audience))
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
