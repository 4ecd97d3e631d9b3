package org.chengqing.knowledge.catalog;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Source;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** CSV with a byte order mark, without which Excel takes UTF-8 for the local encoding. */
final class CsvWriter implements ReviewWriter {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> HEADER = List.of(
            "id",
            "claim",
            "rating",
            "conclusion",
            "body",
            "sourceName",
            "sourceTitle",
            "sourceUrl",
            "sourceDate",
            "sources",
            "region",
            "category",
            "aliases",
            "counterExamples",
            "places",
            "numbers",
            "dates",
            "organisations",
            "validFrom",
            "validUntil",
            "state",
            "supersededBy",
            "sample");

    private final CSVPrinter printer;

    CsvWriter(Writer writer) throws IOException {
        Writer buffered = new BufferedWriter(writer);
        buffered.write(BYTE_ORDER_MARK);
        this.printer = CSVFormat.RFC4180.print(buffered);
        printer.printRecord(HEADER);
    }

    @Override
    public void write(ClaimReview review) throws IOException {
        List<Source> sources = review.sources();
        Source first = sources.isEmpty() ? null : sources.getFirst();
        Facts facts = review.facts();
        Stream<@Nullable Object> cells = Stream.of(
                review.id(),
                review.claim(),
                review.rating().label(),
                review.conclusion(),
                review.body(),
                first == null ? null : first.name(),
                first == null ? null : first.title(),
                first == null ? null : first.address(),
                first == null ? null : first.date(),
                sources.size() < 2 ? null : json(sources.subList(1, sources.size())),
                review.region(),
                review.category(),
                CsvCells.joined(review.aliases()),
                CsvCells.joined(review.counterExamples()),
                CsvCells.joined(facts.places()),
                CsvCells.joined(facts.numbers()),
                CsvCells.joined(facts.dates()),
                CsvCells.joined(facts.organisations()),
                review.validity().from(),
                review.validity().until(),
                review.state(),
                review.supersededBy(),
                review.sample());
        printer.printRecord(cells.map(cell -> CsvCells.defused(Objects.toString(cell, ""))));
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }

    private static String json(List<Source> sources) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        sources.forEach(source -> array.add(ReviewJson.object(source)));
        return array.toString();
    }
}
