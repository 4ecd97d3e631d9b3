package org.chengqing.console.rebuttals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.facts.TextFacts;

/**
 * What stands in the fields of the editor, right or wrong; public methods are for templates.
 *
 * @param values the fields by their names
 * @param sources the rows of sources, blank ones too
 */
public record RebuttalForm(Map<String, String> values, List<SourceRow> sources) {
    private static final List<String> FIELDS = List.of(
            "claim",
            "rating",
            "conclusion",
            "body",
            "region",
            "category",
            "aliases",
            "counterExamples",
            "places",
            "numbers",
            "dates",
            "organisations",
            "validFrom",
            "validUntil");
    private static final int BLANK_ROWS = 2;

    /** Copies the collections. */
    public RebuttalForm {
        values = Map.copyOf(values);
        sources = List.copyOf(sources);
    }

    /** A row of a source as it was typed. */
    public record SourceRow(String name, String title, String address, String date) {
        static final SourceRow BLANK = new SourceRow("", "", "", "");

        /** Whether nothing was typed. */
        public boolean blank() {
            return equals(BLANK);
        }
    }

    /** What is in the field. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** An empty form. */
    static RebuttalForm blank() {
        return new RebuttalForm(Map.of("region", ClaimReview.NATIONWIDE), List.of()).withBlankRows();
    }

    /** The form with this content. */
    static RebuttalForm of(ReviewContent content) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("claim", content.claim().text());
        values.put("rating", content.rating().code());
        values.put("conclusion", content.conclusion());
        values.put("body", content.body());
        values.put("region", content.region());
        values.put("category", content.category());
        values.put("aliases", String.join("\n", content.aliases()));
        values.put("counterExamples", String.join("\n", content.counterExamples()));
        values.put("places", String.join("\n", content.facts().places()));
        values.put("numbers", String.join("\n", content.facts().numbers()));
        values.put("dates", String.join("\n", content.facts().dates()));
        values.put("organisations", String.join("\n", content.facts().organisations()));
        values.put("validFrom", Objects.toString(content.validity().from(), ""));
        values.put("validUntil", Objects.toString(content.validity().until(), ""));
        return new RebuttalForm(
                        values,
                        content.sources().stream().map(RebuttalForm::row).toList())
                .withBlankRows();
    }

    private static SourceRow row(Source source) {
        return new SourceRow(
                source.name(),
                Objects.toString(source.title(), ""),
                Objects.toString(source.address(), ""),
                Objects.toString(source.date(), ""));
    }

    /** What was sent. */
    static RebuttalForm read(Visit visit) {
        Map<String, String> values = new LinkedHashMap<>();
        FIELDS.forEach(field -> values.put(field, visit.field(field)));
        List<SourceRow> sources = new ArrayList<>();
        for (int i = 0; i < ReviewContent.MAX_SOURCES; i++) {
            sources.add(new SourceRow(
                    visit.field("sourceName" + i),
                    visit.field("sourceTitle" + i),
                    visit.field("sourceAddress" + i),
                    visit.field("sourceDate" + i)));
        }
        return new RebuttalForm(values, sources).withBlankRows();
    }

    /** The rows in use, up to the last one, and some blank ones behind. */
    RebuttalForm withBlankRows() {
        List<SourceRow> rows = new ArrayList<>(sources);
        while (!rows.isEmpty() && rows.getLast().blank()) {
            rows.removeLast();
        }
        for (int i = 0; i < BLANK_ROWS && rows.size() < ReviewContent.MAX_SOURCES; i++) {
            rows.add(SourceRow.BLANK);
        }
        return new RebuttalForm(values, rows);
    }

    /** One blank row more. */
    RebuttalForm withAnotherRow() {
        List<SourceRow> rows = new ArrayList<>(sources);
        for (int i = 0; i < BLANK_ROWS && rows.size() < ReviewContent.MAX_SOURCES; i++) {
            rows.add(SourceRow.BLANK);
        }
        return new RebuttalForm(values, rows);
    }

    /** With this in the field. */
    RebuttalForm with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(field, value);
        return new RebuttalForm(changed, sources);
    }

    /** With the facts that the program reads from the claim, behind those that were written. */
    RebuttalForm withFacts(TextFacts facts) {
        return withLines("places", facts.places().stream())
                .withLines("numbers", facts.quantities().stream())
                .withLines("dates", facts.dates().stream());
    }

    private RebuttalForm withLines(String field, Stream<?> more) {
        Stream<String> all =
                Stream.concat(value(field).lines(), more.map(Object::toString).sorted());
        return with(field, String.join("\n", all.distinct().toList()));
    }
}
