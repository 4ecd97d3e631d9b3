package org.chengqing.knowledge.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.claim.Validity;
import org.junit.jupiter.api.Test;

/** What is written in a format is read back as it was, whatever characters it holds. */
class FileRoundTripTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Property(tries = 400)
    void reading_gives_what_was_written(@ForAll("reviews") List<ClaimReview> reviews, @ForAll ReviewFormat format)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ReviewWriter writer = format.write(file)) {
            for (ClaimReview review : reviews) {
                writer.write(review);
            }
        }

        assertThat(read(format, file.toByteArray())).isEqualTo(reviews);
    }

    @Test
    void a_cell_that_a_spreadsheet_would_run_is_text_and_comes_back() {
        for (String text : List.of("=1+1", "+86", "-5", "@cmd", "\tx", "＝1", "＋1", "－1", "＠x", "'=1", "''@")) {
            assertThat(CsvCells.defused(text)).isEqualTo("'" + text);
            assertThat(CsvCells.restored("'" + text)).isEqualTo(text);
        }
        for (String text : List.of("'quoted'", "a=1", "", "全城停水")) {
            assertThat(CsvCells.defused(text)).isEqualTo(text);
            assertThat(CsvCells.restored(text)).isEqualTo(text);
        }
    }

    /** SnakeYAML Engine 3.0.1 failed on a character of two units that lies across its window of 1,024. */
    @Test
    void an_emoji_may_stand_anywhere_in_a_long_yaml_file() throws IOException {
        for (int before = 1000; before <= 2100; before++) {
            String yaml = "- claim: " + "x".repeat(before) + "😀\n  rating: FALSE\n";

            Entries entries = ReviewFormat.YAML.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));

            assertThat(entries.next()).as("%d characters before", before).isInstanceOf(Entries.Row.class);
        }
    }

    private static List<ClaimReview> read(ReviewFormat format, byte[] file) throws IOException {
        List<ClaimReview> read = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        RowReader rows = new RowReader(false, findings::add);
        Entries entries = format.read(new ByteArrayInputStream(file));
        for (Entries.Entry entry = entries.next(); entry != null; entry = entries.next()) {
            assertThat(entry).isInstanceOf(Entries.Row.class);
            ReviewRow row = rows.read(((Entries.Row) entry).fields(), findings::add);
            assertThat(findings).isEmpty();
            ReviewState state =
                    Objects.requireNonNull(Objects.requireNonNull(row).state());
            read.add(row.content().as(row.id(), state, row.supersededBy(), 1, NOW));
        }
        return read;
    }

    @Provide
    Arbitrary<List<ClaimReview>> reviews() {
        Arbitrary<ClaimReviewId> ids = Arbitraries.strings()
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(5)
                .map(ClaimReviewId::new);
        Arbitrary<ReviewState> states = Arbitraries.of(ReviewState.class);
        return Combinators.combine(ids, states, contents())
                .as((id, state, content) ->
                        content.as(id, state, state == ReviewState.SUPERSEDED ? new ClaimReviewId("s") : null, 1, NOW))
                .list()
                .ofMaxSize(4);
    }

    private static Arbitrary<ReviewContent> contents() {
        Arbitrary<List<String>> lists = texts(20).list().ofMaxSize(3);
        Arbitrary<Facts> facts = Combinators.combine(lists, lists, lists, lists).as(Facts::new);
        Arbitrary<String> bodies = Arbitraries.oneOf(Arbitraries.just(""), texts(200));
        return Combinators.combine(
                        texts(30),
                        Arbitraries.of(Rating.class),
                        texts(ClaimReview.MAX_CONCLUSION),
                        bodies,
                        sources().list().ofMaxSize(3),
                        texts(10),
                        lists,
                        facts)
                .as((claim, rating, conclusion, body, sources, region, aliases, itsFacts) -> new ReviewContent(
                        new Claim(claim),
                        rating,
                        conclusion,
                        body,
                        sources,
                        region,
                        region,
                        aliases,
                        aliases.reversed(),
                        itsFacts,
                        new Validity(body.isEmpty() ? null : LocalDate.of(2026, 3, 1), null),
                        body.isEmpty()));
    }

    private static Arbitrary<Source> sources() {
        Arbitrary<URI> addresses = Arbitraries.of("http://a.example/", "https://b.example:8443/x?y=%20&z=中#p")
                .map(URI::create);
        Arbitrary<LocalDate> dates = Arbitraries.of(LocalDate.of(2020, 2, 29), LocalDate.of(2026, 11, 22));
        Arbitrary<Integer> present = Arbitraries.integers().between(0, 7);
        return Combinators.combine(texts(20), texts(20), addresses, dates, present)
                .as((name, title, address, date, with) -> new Source(
                        name,
                        (with & 1) == 0 ? null : title,
                        (with & 2) == 0 ? null : address,
                        (with & 4) == 0 ? null : date));
    }

    private static Arbitrary<String> texts(int longest) {
        Arbitrary<String> characters = Arbitraries.of(
                "=",
                "+",
                "-",
                "@",
                "\t",
                "＝",
                "＋",
                "－",
                "＠",
                "'",
                "\"",
                "|",
                "\\",
                ",",
                "\n",
                ":",
                ": ",
                "#",
                " #",
                "{",
                "[",
                "&",
                "*",
                "!",
                "%",
                "~",
                "`",
                "? ",
                "- ",
                "---",
                "...",
                "null",
                "true",
                "0x1F",
                "1e3",
                "2026-01-01",
                "\u2028",
                "\uFEFF",
                "\u200B",
                "\u3000",
                "😀",
                "𠮷",
                "澄清",
                "abc ");
        return characters
                .list()
                .ofMinSize(1)
                .ofMaxSize(longest / 10)
                .map(parts -> String.join("", parts).strip())
                .filter(text -> !text.isEmpty());
    }
}
