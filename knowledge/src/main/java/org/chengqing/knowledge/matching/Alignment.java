package org.chengqing.knowledge.matching;

import java.util.ArrayList;
import java.util.List;
import org.chengqing.knowledge.text.Syllables;

/**
 * Lays a wording beside a text, character by character (longest common subsequence), and tells where the text says
 * something else in the wording's place: 二小停课 against 一小停课. Such a swap is what makes known words another claim, and
 * no list has to know it. A swap that sounds alike is a slip of writing.
 *
 * @param ofWording part of the wording's characters that are found in order
 * @param run longest run of characters that both share, as a part of the wording
 * @param runLength the same in characters
 * @param swaps stretches of one to {@value #LONGEST_SWAP} characters that are swapped between shared runs
 * @param slips how many more are, and sound alike
 */
record Alignment(double ofWording, double run, int runLength, List<Swap> swaps, int slips) {
    private static final int LONGEST_WORDING = 64;
    private static final int LONGEST_TEXT = 240;
    private static final int LONGEST_SWAP = 4;

    /** Where it begins and ends in the wording, and where in the text. */
    record Swap(int from, int to, int textFrom, int textTo) {
        int length() {
            return to - from;
        }
    }

    /** Copies the list. */
    Alignment {
        swaps = List.copyOf(swaps);
    }

    /** Characters of the wording that are swapped. */
    int swapped() {
        return swaps.stream().mapToInt(Swap::length).sum();
    }

    /** Compares the heads of both. */
    static Alignment of(String wording, String text) {
        String left = wording.substring(0, Math.min(LONGEST_WORDING, wording.length()));
        String right = text.substring(0, Math.min(LONGEST_TEXT, text.length()));
        if (left.isEmpty() || right.isEmpty()) {
            return new Alignment(0, 0, 0, List.of(), 0);
        }
        short[][] common = new short[left.length() + 1][right.length() + 1];
        int run = 0;
        short[] runs = new short[right.length() + 1];
        for (int i = left.length() - 1; i >= 0; i--) {
            short[] row = common[i];
            short[] below = common[i + 1];
            short[] next = new short[right.length() + 1];
            for (int j = right.length() - 1; j >= 0; j--) {
                boolean same = left.charAt(i) == right.charAt(j) && left.charAt(i) != ' ';
                row[j] = same ? (short) (below[j + 1] + 1) : (short) Math.max(below[j], row[j + 1]);
                next[j] = same ? (short) (runs[j + 1] + 1) : 0;
                run = Math.max(run, next[j]);
            }
            runs = next;
        }
        return walked(left, right, common, run);
    }

    private static Alignment walked(String left, String right, short[][] common, int run) {
        List<Swap> swaps = new ArrayList<>();
        int slips = 0;
        int shared = common[0][0];
        int i = 0;
        int j = 0;
        int matched = 0; // characters in the shared run just before
        while (i < left.length() && j < right.length()) {
            if (left.charAt(i) == right.charAt(j) && left.charAt(i) != ' ') {
                matched++;
                i++;
                j++;
                continue;
            }
            int fromLeft = i;
            int fromRight = j;
            while (i < left.length()
                    && j < right.length()
                    && (left.charAt(i) != right.charAt(j) || left.charAt(i) == ' ')) {
                if (common[i + 1][j] >= common[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            boolean anchored = matched > 0 && i < left.length() && j < right.length();
            if (anchored && isSwap(i - fromLeft) && isSwap(j - fromRight)) {
                boolean alike = Syllables.alike(left.substring(fromLeft, i), right.substring(fromRight, j));
                slips += alike ? 1 : 0;
                if (!alike) {
                    swaps.add(new Swap(fromLeft, i, fromRight, j));
                }
            }
            matched = 0;
        }
        double length = left.length();
        return new Alignment(shared / length, run / length, run, swaps, slips);
    }

    private static boolean isSwap(int length) {
        return length >= 1 && length <= LONGEST_SWAP;
    }
}
