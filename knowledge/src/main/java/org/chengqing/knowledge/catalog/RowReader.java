package org.chengqing.knowledge.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.claim.Validity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes a review of the fields of a row, whatever format it came in. */
final class RowReader {
    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final Set<String> FIELDS = Set.of(
            "id",
            "claim",
            "rating",
            "verdict",
            "conclusion",
            "summary",
            "body",
            "source",
            "sources",
            "region",
            "category",
            "aliases",
            "counterExamples",
            "facts",
            "validFrom",
            "validUntil",
            "state",
            "supersededBy",
            "sample");
    private static final Set<String> FACTS = Set.of("places", "numbers", "dates", "orgs", "organisations");
    private static final Set<String> SOURCE = Set.of("name", "title", "url", "address", "date");

    private final boolean sample;
    private final Consumer<String> notices;

    /** Rows that do not say whether they are samples are taken as this says. */
    RowReader(boolean sample, Consumer<String> notices) {
        this.sample = sample;
        this.notices = notices;
    }

    /** The review of the row; null after at least one error was handed over. */
    @Nullable
    ReviewRow read(ObjectNode object, Consumer<String> errors) {
        CountingErrors counted = new CountingErrors(errors);
        Fields fields = new Fields(object, "", counted);
        nameUnknown(fields, FIELDS);
        ClaimReviewId id = id(fields.required(NO_LIMIT, "id"), "id", counted);
        String claim = fields.required(Claim.MAX_LENGTH, "claim");
        Rating rating = rating(fields, counted);
        String body = fields.text(ClaimReview.MAX_BODY, "body");
        String conclusion = fields.text(ClaimReview.MAX_CONCLUSION, "conclusion", "summary");
        String region = fields.text(ReviewContent.MAX_WORD, "region");
        String category = fields.text(ReviewContent.MAX_WORD, "category");
        List<Source> sources = sources(fields, counted);
        List<String> aliases = fields.texts(Claim.MAX_LENGTH, "aliases");
        List<String> counterExamples = fields.texts(Claim.MAX_LENGTH, "counterExamples");
        Facts facts = facts(fields.object("facts"));
        Validity validity = validity(fields, counted);
        boolean isSample = fields.flag("sample", sample);
        ClaimReviewId successor = id(fields.text(NO_LIMIT, "supersededBy"), "supersededBy", counted);
        ReviewState state = state(fields, successor, counted);
        if (counted.any || id == null || claim == null || rating == null) {
            return null;
        }
        ReviewContent content = new ReviewContent(
                new Claim(claim),
                rating,
                conclusion == null ? Conclusions.of(rating, claim, body == null ? "" : body) : conclusion,
                body == null ? "" : body,
                sources,
                region == null ? ClaimReview.NATIONWIDE : region,
                category == null ? ReviewContent.OTHER_CATEGORY : category,
                aliases,
                counterExamples,
                facts,
                validity,
                isSample);
        return new ReviewRow(id, content, state, successor);
    }

    private static @Nullable ClaimReviewId id(@Nullable String text, String name, Consumer<String> errors) {
        if (text == null) {
            return null;
        }
        try {
            return new ClaimReviewId(text);
        } catch (IllegalArgumentException notAnId) {
            errors.accept("“" + name + "”只能用 1 到 64 个英文字母、数字、点、下划线和连字符，并以字母或数字开头：" + shortened(text));
            return null;
        }
    }

    private static @Nullable Rating rating(Fields fields, Consumer<String> errors) {
        String word = fields.required(NO_LIMIT, "rating", "verdict");
        if (word == null) {
            return null;
        }
        Rating rating = Rating.of(word.toLowerCase(Locale.ROOT)).orElse(null);
        if (rating == null) {
            errors.accept("“rating”应是 谣言、误导、部分属实、属实、尚无定论 之一：" + shortened(word));
        }
        return rating;
    }

    private static @Nullable ReviewState state(
            Fields fields, @Nullable ClaimReviewId successor, Consumer<String> errors) {
        String word = fields.text(NO_LIMIT, "state");
        ReviewState state = null;
        if (word != null) {
            state = ReviewStates.of(word).orElse(null);
            if (state == null) {
                errors.accept("“state”应是 draft、in-review、released、withdrawn、superseded 之一：" + shortened(word));
                return null;
            }
        }
        if (state == null && successor != null) {
            return ReviewState.SUPERSEDED;
        }
        if (state == ReviewState.SUPERSEDED && successor == null) {
            errors.accept("“state”是 superseded，但没有写“supersededBy”");
        } else if (state != null && state != ReviewState.SUPERSEDED && successor != null) {
            errors.accept("写了“supersededBy”，“state”就应是 superseded");
        }
        return state;
    }

    private static Validity validity(Fields fields, Consumer<String> errors) {
        LocalDate from = fields.date("validFrom");
        LocalDate until = fields.date("validUntil");
        if (from != null && until != null && until.isBefore(from)) {
            errors.accept("“validUntil”早于“validFrom”");
            return Validity.ALWAYS;
        }
        return new Validity(from, until);
    }

    private Facts facts(@Nullable Fields fields) {
        if (fields == null) {
            return Facts.NONE;
        }
        nameUnknown(fields, FACTS);
        return new Facts(
                fields.texts(ReviewContent.MAX_FACT, "places"),
                fields.texts(ReviewContent.MAX_FACT, "numbers"),
                fields.texts(ReviewContent.MAX_FACT, "dates"),
                fields.texts(ReviewContent.MAX_FACT, "organisations", "orgs"));
    }

    private List<Source> sources(Fields fields, Consumer<String> errors) {
        List<Fields> all = new ArrayList<>();
        Fields one = fields.object("source");
        if (one != null) {
            all.add(one);
        }
        all.addAll(fields.objects("sources"));
        if (all.size() > ReviewContent.MAX_SOURCES) {
            errors.accept("有 " + all.size() + " 个来源，最多 " + ReviewContent.MAX_SOURCES + " 个");
            return List.of();
        }
        List<Source> sources = new ArrayList<>();
        for (Fields each : all) {
            nameUnknown(each, SOURCE);
            String name = each.required(ReviewContent.MAX_SOURCE_TEXT, "name");
            String title = each.text(ReviewContent.MAX_SOURCE_TEXT, "title");
            URI address = address(each.text(2000, "url", "address"));
            LocalDate date = each.date("date");
            if (name != null) {
                sources.add(new Source(name, title, address, date));
            }
        }
        return sources;
    }

    /** An address that no browser opens is left out with a notice: collections name apps' pages here. */
    private @Nullable URI address(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI address = new URI(text);
            return new Source("-", null, address, null).address();
        } catch (URISyntaxException | IllegalArgumentException notAWebAddress) {
            notices.accept("来源地址不是完整的 http(s) 网址，没有采用");
            return null;
        }
    }

    private void nameUnknown(Fields fields, Set<String> known) {
        for (String name : fields.names()) {
            if (!known.contains(name)) {
                notices.accept("不认识的列" + fields.label(shortened(name)) + "，没有采用");
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }

    /** Remembers whether there was an error. */
    private static final class CountingErrors implements Consumer<String> {
        private final Consumer<String> next;
        private boolean any;

        CountingErrors(Consumer<String> next) {
            this.next = next;
        }

        @Override
        public void accept(String error) {
            any = true;
            next.accept(error);
        }
    }
}
