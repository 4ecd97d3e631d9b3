package org.chengqing.console.rebuttals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.chengqing.console.rebuttals.TextDiff.Kind;
import org.chengqing.console.rebuttals.TextDiff.Piece;
import org.junit.jupiter.api.Test;

class TextDiffTest {
    @Test
    void tells_what_was_taken_out_and_what_came_in() {
        assertThat(TextDiff.between("城区停水三天", "城区停水5天半"))
                .containsExactly(
                        new Piece(Kind.SAME, "城区停水"),
                        new Piece(Kind.REMOVED, "三"),
                        new Piece(Kind.ADDED, "5"),
                        new Piece(Kind.SAME, "天"),
                        new Piece(Kind.ADDED, "半"));
        assertThat(TextDiff.between("", "新")).containsExactly(new Piece(Kind.ADDED, "新"));
        assertThat(TextDiff.between("旧", "")).containsExactly(new Piece(Kind.REMOVED, "旧"));
        assertThat(TextDiff.between("", "")).isEmpty();
        assertThat(TextDiff.between("同😀", "同😀")).containsExactly(new Piece(Kind.SAME, "同😀"));
    }

    @Test
    void both_texts_can_always_be_read_from_the_pieces() {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            String before = text(random, random.nextInt(60));
            String after = random.nextInt(4) == 0 ? text(random, random.nextInt(4000)) : changed(before, random);
            List<Piece> pieces = TextDiff.between(before, after);
            assertThat(without(pieces, Kind.ADDED)).isEqualTo(before);
            assertThat(without(pieces, Kind.REMOVED)).isEqualTo(after);
        }
    }

    @Test
    void texts_that_have_nothing_in_common_are_shown_one_after_the_other() {
        String before = "甲".repeat(20_000);
        String after = "乙".repeat(20_000);

        assertThat(TextDiff.between(before, after))
                .containsExactly(new Piece(Kind.REMOVED, before), new Piece(Kind.ADDED, after));
    }

    private static String text(Random random, int length) {
        return random.ints(length, 0, 12)
                .mapToObj(i -> "甲乙丙丁a1 \n😀，ab".substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static String changed(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + text(random, 3) + text.substring(Math.min(text.length(), at + 2));
    }

    private static String without(List<Piece> pieces, Kind kind) {
        return pieces.stream().filter(it -> it.kind() != kind).map(Piece::text).collect(Collectors.joining());
    }
}
