package org.chengqing.console.rebuttals;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.Source;
import org.jspecify.annotations.Nullable;

/** The fields in which two contents differ. */
final class ContentDiff {
    private ContentDiff() {}

    /** A field that differs. */
    record Field(String label, List<TextDiff.Piece> pieces) {}

    /** The fields that differ, in the order of the form; everything is new when there was nothing before. */
    static List<Field> between(@Nullable ReviewContent before, ReviewContent after) {
        List<Labelled> now = fields(after);
        List<Labelled> old = before == null
                ? now.stream().map(field -> new Labelled(field.label(), "")).toList()
                : fields(before);
        return Stream.iterate(0, i -> i < now.size(), i -> i + 1)
                .filter(i -> !old.get(i).text().equals(now.get(i).text()))
                .map(i -> new Field(
                        now.get(i).label(),
                        TextDiff.between(old.get(i).text(), now.get(i).text())))
                .toList();
    }

    private record Labelled(String label, String text) {}

    private static List<Labelled> fields(ReviewContent content) {
        return List.of(
                new Labelled("说法", content.claim().text()),
                new Labelled("判定", content.rating().label()),
                new Labelled("结论", content.conclusion()),
                new Labelled("正文", content.body()),
                new Labelled(
                        "来源",
                        lines(content.sources().stream().map(ContentDiff::words).toList())),
                new Labelled("地区", content.region()),
                new Labelled("类别", content.category()),
                new Labelled("别的说法", lines(content.aliases())),
                new Labelled("不要匹配的话", lines(content.counterExamples())),
                new Labelled("地点", lines(content.facts().places())),
                new Labelled("数字", lines(content.facts().numbers())),
                new Labelled("日期", lines(content.facts().dates())),
                new Labelled("机构", lines(content.facts().organisations())),
                new Labelled(
                        "有效期",
                        Objects.toString(content.validity().from(), "不限") + " 至 "
                                + Objects.toString(content.validity().until(), "不限")));
    }

    private static String lines(List<String> texts) {
        return String.join("\n", texts);
    }

    private static String words(Source source) {
        return Stream.of(source.name(), source.title(), source.address(), source.date())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
