package org.chengqing.command;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengqing.masking.PersonalDataDetector;

/**
 * How well personal data is found. A marked place is found when at least four fifths of it are covered, by whatever kind;
 * what is found is right when at least half of it is marked.
 *
 * @param texts how many texts
 * @param byType marked and found places of each kind
 * @param found how many places the detector finds
 * @param right how many of them are right
 * @param millisPerThousand time for 1,000 characters, after warming up
 */
record PiiFigures(int texts, SortedMap<String, Count> byType, int found, int right, double millisPerThousand) {
    private static final int TIMED_CHARACTERS = 400_000;

    /** Marked places and how many of them were found. */
    record Count(int marked, int found) {
        double recall() {
            return marked == 0 ? 1 : (double) found / marked;
        }

        private Count plus(boolean hit) {
            return new Count(marked + 1, found + (hit ? 1 : 0));
        }
    }

    static PiiFigures of(List<LabelledPii> texts) {
        SortedMap<String, Count> byType = new TreeMap<>();
        int found = 0;
        int right = 0;
        for (LabelledPii text : texts) {
            List<LabelledPii.Span> said = text.found();
            BitSet marked = covered(text.spans());
            BitSet covered = covered(said);
            for (LabelledPii.Span span : text.spans()) {
                boolean hit = share(covered, span) >= 0.8;
                byType.merge(span.type(), new Count(0, 0).plus(hit), (old, one) -> old.plus(hit));
            }
            found += said.size();
            right += (int)
                    said.stream().filter(span -> share(marked, span) >= 0.5).count();
        }
        return new PiiFigures(texts.size(), byType, found, right, millisPerThousand(texts));
    }

    private static BitSet covered(List<LabelledPii.Span> spans) {
        BitSet covered = new BitSet();
        spans.forEach(span -> covered.set(span.start(), span.end()));
        return covered;
    }

    private static double share(BitSet covered, LabelledPii.Span span) {
        return (double) covered.get(span.start(), span.end()).cardinality() / (span.end() - span.start());
    }

    private static double millisPerThousand(List<LabelledPii> texts) {
        int characters = Math.max(
                1, texts.stream().mapToInt(text -> text.text().length()).sum());
        int rounds = TIMED_CHARACTERS / characters + 1;
        long spent = 0;
        for (int round = 0; round < 2 * rounds; round++) {
            long start = System.nanoTime();
            texts.forEach(text -> PersonalDataDetector.find(text.text()));
            spent += round < rounds ? 0 : System.nanoTime() - start;
        }
        return spent / 1e6 / rounds / characters * 1000;
    }

    double precision() {
        return found == 0 ? 1 : (double) right / found;
    }

    /** Of all kinds together. */
    Count all() {
        return byType.values().stream()
                .reduce(new Count(0, 0), (a, b) -> new Count(a.marked + b.marked, a.found + b.found));
    }

    /** A table with a row for each kind, and the sums. */
    String text() {
        TextTable table = new TextTable(1, List.of("类型", "标注", "找到", "召回%"));
        byType.forEach((type, count) -> table.add(row(type, count)));
        table.add(row("全部", all()));
        return String.format(
                Locale.ROOT,
                "%s%d 条文本，精确 %.2f%%（找到 %d 处），每千字 %.3f 毫秒%n",
                table.text(),
                texts,
                100 * precision(),
                found,
                millisPerThousand);
    }

    private static List<String> row(String name, Count count) {
        return List.of(
                name,
                String.valueOf(count.marked),
                String.valueOf(count.found),
                String.format(Locale.ROOT, "%.2f", 100 * count.recall()));
    }
}
