package org.chengqing.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.chengqing.picture.Fitting.Fitted;

class LineBreaksTest {
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z]");
    private static final LineBreaks BREAKS = new LineBreaks(LineBreaksTest::width);

    /** Chinese one wide, ASCII half. */
    private static double width(String text) {
        return text.codePoints().mapToDouble(c -> c < 0x80 ? .5 : 1).sum();
    }

    @Provide
    Arbitrary<String> sentences() {
        Arbitrary<String> words = Arbitraries.of(
                "停水", "三天", "谣言", "，", "。", "！", "（", "）", "《", "》", "“", "”", "、", "3.5%", "1,500", "ICU", "COVID",
                "2026", " ", "……", "——", "喝", "🙏", "𠮷");
        return words.list().ofMaxSize(60).map(list -> String.join("", list));
    }

    @Property(tries = 500)
    void nothing_is_lost_and_no_line_is_too_wide(
            @ForAll("sentences") String text, @ForAll @IntRange(min = 6, max = 24) int width) {
        List<String> lines = BREAKS.lines(text, width);
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(lines).allSatisfy(line -> assertThat(width(line)).isLessThanOrEqualTo(width));
        assertThat(lines).allSatisfy(line -> assertThat(line).isNotBlank().isEqualTo(line.strip()));
    }

    @Provide
    Arbitrary<String> prose() {
        Arbitrary<String> words = Arbitraries.of("停水三天", "是谣言", "3.5%", "1,500吨", "ICU", "（注意）", "《通告》", "“不转”", "喝");
        Arbitrary<String> signs = Arbitraries.of("，", "。", "！", "", "", "、");
        return net.jqwik.api.Combinators.combine(words, signs)
                .as((word, sign) -> word + sign)
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    @Property(tries = 500)
    void signs_and_words_stay_where_they_belong(
            @ForAll("prose") String text, @ForAll @IntRange(min = 8, max = 24) int width) {
        List<String> lines = BREAKS.lines(text, width);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            assertThat("，。！、）》”%".indexOf(line.charAt(0))).as(line).isNegative();
            assertThat("（《“".indexOf(line.charAt(line.length() - 1))).as(line).isNegative();
            if (i > 0) {
                String before = lines.get(i - 1);
                boolean cutsWord =
                        WORD.matcher(before.substring(before.length() - 1)).matches()
                                && WORD.matcher(line.substring(0, 1)).matches();
                // two words may stand side by side in the text itself: ICUICU
                assertThat(cutsWord && !text.contains("ICUICU") && !text.matches(".*(ICU|%)(ICU|\\d).*"))
                        .as(before + "|" + line)
                        .isFalse();
            }
        }
    }

    @Property(tries = 300)
    void balancing_needs_no_more_lines(
            @ForAll("sentences") String text, @ForAll @IntRange(min = 8, max = 24) int width) {
        assertThat(BREAKS.balanced(text, width)).hasSameSizeAs(BREAKS.lines(text, width));
    }

    @Property(tries = 300)
    void what_is_fitted_has_its_bounds_and_says_where_it_was_cut(
            @ForAll("sentences") String claim,
            @ForAll("sentences") String conclusion,
            @ForAll @IntRange(min = 1, max = 9) int times) {
        Fitting fitting = new Fitting((text, size) -> width(text) * size, 888, 808);
        Fitted fitted = fitting.fit(claim.repeat(times), conclusion, 700, 1400);
        int conclusionAlone =
                Fitting.heightOf(fitted.conclusion().size(), fitted.sizes().conclusion());
        assertThat(fitted.height()).isLessThanOrEqualTo(Math.max(1400, conclusionAlone + 60));
        assertThat(fitted.sizes().claim()).isBetween(40, 68);
        String shown = String.join("", fitted.claim()).replace(" ", "");
        String whole = claim.repeat(times).replace(" ", "");
        assertThat(shown.equals(whole)
                        || (shown.endsWith(Fitting.CUT)
                                && whole.startsWith(shown.substring(0, shown.length() - Fitting.CUT.length()))))
                .isTrue();
    }
}
