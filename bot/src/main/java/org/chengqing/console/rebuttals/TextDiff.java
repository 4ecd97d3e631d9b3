package org.chengqing.console.rebuttals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What changed between two texts, by words: a Chinese character is one, so is a run of Latin letters or digits. */
final class TextDiff {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+|[0-9]+|\\P{M}\\p{M}*+|\\p{M}+", Pattern.DOTALL);
    /** Texts that differ in more words than this are shown whole, one after the other. */
    private static final int MOST_CHANGES = 1_500;

    private TextDiff() {}

    /** Whether a piece stands in both texts or in one. */
    enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A run of words of one kind. */
    record Piece(Kind kind, String text) {}

    /** The pieces in order: those of the old text without the added ones, of the new one without the removed. */
    static List<Piece> between(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        int head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        List<Piece> words = new ArrayList<>();
        old.subList(0, head).forEach(word -> words.add(new Piece(Kind.SAME, word)));
        words.addAll(shortest(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail)));
        old.subList(old.size() - tail, old.size()).forEach(word -> words.add(new Piece(Kind.SAME, word)));
        return joined(words);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** The greedy search of Myers 1986: for each number of changes the farthest point on each diagonal. */
    private static List<Piece> shortest(List<String> old, List<String> now) {
        int most = Math.min(MOST_CHANGES, old.size() + now.size());
        int[] farthest = new int[2 * most + 3];
        List<int[]> rounds = new ArrayList<>();
        for (int changes = 0; changes <= most; changes++) {
            rounds.add(Arrays.copyOf(farthest, farthest.length));
            for (int k = -changes; k <= changes; k += 2) {
                int x = down(farthest, most, k, changes) ? farthest[most + 1 + k + 1] : farthest[most + 1 + k - 1] + 1;
                while (x < old.size()
                        && x - k < now.size()
                        && x - k >= 0
                        && old.get(x).equals(now.get(x - k))) {
                    x++;
                }
                farthest[most + 1 + k] = x;
                if (x >= old.size() && x - k >= now.size()) {
                    return back(rounds, most, old, now);
                }
            }
        }
        List<Piece> whole = new ArrayList<>();
        old.forEach(word -> whole.add(new Piece(Kind.REMOVED, word)));
        now.forEach(word -> whole.add(new Piece(Kind.ADDED, word)));
        return whole;
    }

    private static boolean down(int[] farthest, int most, int k, int changes) {
        return k == -changes || (k != changes && farthest[most + k] < farthest[most + 2 + k]);
    }

    private static List<Piece> back(List<int[]> rounds, int most, List<String> old, List<String> now) {
        List<Piece> reversed = new ArrayList<>();
        int x = old.size();
        int y = now.size();
        for (int changes = rounds.size() - 1; changes >= 0; changes--) {
            int k = x - y;
            int[] farthest = rounds.get(changes);
            boolean down = down(farthest, most, k, changes);
            int before = down ? k + 1 : k - 1;
            int startX = changes == 0 ? 0 : farthest[most + 1 + before];
            int startY = changes == 0 ? 0 : startX - before;
            while (x > startX && y > startY) {
                reversed.add(new Piece(Kind.SAME, old.get(--x)));
                y--;
            }
            if (changes > 0 && down) {
                reversed.add(new Piece(Kind.ADDED, now.get(--y)));
            } else if (changes > 0) {
                reversed.add(new Piece(Kind.REMOVED, old.get(--x)));
            }
        }
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Piece> joined(List<Piece> words) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        Kind kind = Kind.SAME;
        for (Piece word : words) {
            if (word.kind() != kind && !run.isEmpty()) {
                pieces.add(new Piece(kind, run.toString()));
                run.setLength(0);
            }
            kind = word.kind();
            run.append(word.text());
        }
        if (!run.isEmpty()) {
            pieces.add(new Piece(kind, run.toString()));
        }
        return pieces;
    }
}
