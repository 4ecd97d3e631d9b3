package org.chengqing.console.rebuttals;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.console.rebuttals.RebuttalForm.SourceRow;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.claim.Validity;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with a form, each at its field. */
final class FormCheck {
    private static final int LONGEST_ADDRESS = 2000;

    private final RebuttalForm form;
    private final LocalDate today;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private FormCheck(RebuttalForm form, LocalDate today) {
        this.form = form;
        this.today = today;
    }

    /** The content, where nothing is wrong; else sentences by the names of fields, in the order of the form. */
    record Checked(Optional<ReviewContent> content, Map<String, String> errors) {}

    static Checked of(RebuttalForm form, LocalDate today) {
        FormCheck check = new FormCheck(form, today);
        Optional<ReviewContent> content = check.content();
        return new Checked(content, check.errors);
    }

    private Optional<ReviewContent> content() {
        String claim = text("claim", 1, Claim.MAX_LENGTH, "请写上网上的说法。");
        Rating rating = Rating.of(form.value("rating")).orElse(null);
        if (rating == null) {
            errors.put("rating", "请选择判定。");
        }
        String conclusion = text("conclusion", 1, ClaimReview.MAX_CONCLUSION, "请写上结论，这是居民在聊天里看到的话。");
        String body = text("body", 0, ClaimReview.MAX_BODY, "");
        List<Source> sources = sources();
        String region = text("region", 1, ReviewContent.MAX_WORD, "请写上适用的地区，各地都适用就写“全国”。");
        String category = text("category", 1, ReviewContent.MAX_WORD, "请选择类别。");
        List<String> aliases = lines("aliases", Claim.MAX_LENGTH);
        List<String> counterExamples = lines("counterExamples", Claim.MAX_LENGTH);
        if (!errors.containsKey("counterExamples") && aliases.stream().anyMatch(counterExamples::contains)) {
            errors.put("counterExamples", "同一句话不能既是“别的说法”又是“不要匹配的话”。");
        }
        Facts facts = new Facts(
                lines("places", ReviewContent.MAX_FACT),
                lines("numbers", ReviewContent.MAX_FACT),
                lines("dates", ReviewContent.MAX_FACT),
                lines("organisations", ReviewContent.MAX_FACT));
        Validity validity = validity();
        if (!errors.isEmpty() || rating == null) {
            return Optional.empty();
        }
        return Optional.of(new ReviewContent(
                new Claim(claim),
                rating,
                conclusion,
                body,
                sources,
                region,
                category,
                aliases,
                counterExamples,
                facts,
                validity,
                false));
    }

    private String text(String field, int least, int most, String whenBlank) {
        return text(field, form.value(field), least, most, whenBlank);
    }

    private String text(String field, String typed, int least, int most, String whenBlank) {
        String text = tidy(field, typed);
        if (text.length() < least) {
            errors.putIfAbsent(field, whenBlank);
        } else if (text.length() > most) {
            errors.putIfAbsent(field, "最多 " + most + " 个字，现在有 " + text.length() + " 个，请删减。");
        }
        return text;
    }

    private String tidy(String field, String typed) {
        try {
            return ReviewContent.tidy(typed);
        } catch (IllegalArgumentException broken) {
            errors.putIfAbsent(field, "里面有损坏的字符（多半是复制时出的错），请删掉重新输入。");
            return "";
        }
    }

    private List<String> lines(String field, int longest) {
        List<String> lines = tidy(field, form.value(field))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (lines.size() > ReviewContent.MAX_WORDINGS) {
            errors.putIfAbsent(field, "最多 " + ReviewContent.MAX_WORDINGS + " 行，现在有 " + lines.size() + " 行。");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > longest) {
                errors.putIfAbsent(field, "第 " + (i + 1) + " 行太长，一行最多 " + longest + " 个字。");
            }
        }
        return lines;
    }

    private List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < form.sources().size(); i++) {
            SourceRow row = form.sources().get(i);
            if (row.blank()) {
                continue;
            }
            String name =
                    text("sourceName" + i, row.name(), 1, ReviewContent.MAX_SOURCE_TEXT, "请写上是哪个单位说的；不要这一行就全部清空。");
            String title = text("sourceTitle" + i, row.title(), 0, ReviewContent.MAX_SOURCE_TEXT, "");
            URI address = address("sourceAddress" + i, row.address());
            LocalDate date = date("sourceDate" + i, row.date());
            if (date != null && date.isAfter(today)) {
                errors.put("sourceDate" + i, "日期在将来，请检查。");
            }
            if (!name.isEmpty()) {
                sources.add(new Source(name, title.isEmpty() ? null : title, address, date));
            }
        }
        return sources;
    }

    private @Nullable URI address(String field, String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            if (typed.length() <= LONGEST_ADDRESS) {
                return new Source("-", null, new URI(typed), null).address();
            }
        } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
            // told below
        }
        errors.put(field, "网址要写完整，以 http:// 或 https:// 开头，中间没有空格。");
        return null;
    }

    private @Nullable LocalDate date(String field, String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(typed);
            if (date.getYear() >= 1900 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeParseException notADate) {
            // told below
        }
        errors.put(field, "日期写成 2026-03-12 这样。");
        return null;
    }

    private Validity validity() {
        LocalDate from = date("validFrom", form.value("validFrom"));
        LocalDate until = date("validUntil", form.value("validUntil"));
        if (from != null && until != null && until.isBefore(from)) {
            errors.put("validUntil", "结束的日子早于开始的日子。");
            return Validity.ALWAYS;
        }
        return new Validity(from, until);
    }
}
