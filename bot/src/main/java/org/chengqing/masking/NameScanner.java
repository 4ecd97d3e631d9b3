package org.chengqing.masking;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds full names of people: a surname and one or two characters, by what stands before and behind. Clues on both sides
 * are weighed against ordinary words, officials and organisations; a surname alone or with a title is no full name.
 */
final class NameScanner {
    private static final String SKIPPED = ":\"“'「『(（【[ =是为" + FoldedText.NOTHING;
    private static final int MOST_SKIPPED = 3;
    private static final String NO_GIVEN = "的了是在和把被就也都说有没吗呢吧给让你您我他她它这那些个们么什几要会能可以及与或从到去号某啊哦呀嘛";
    /** Endings of offices, places and things. */
    private static final String PLACES = "县縣镇鎮乡鄉街省市区區";

    private static final String NO_LAST = "局院所站部处办委校行店厂库社队组网楼路费率线类型式器机件品药病症群号码卡员税款户钱";
    /** What joins two names. */
    private static final String AND = "、和与及跟/";

    private static final Set<String> LIKE_PLACES = Set.of("东方", "西门", "濮阳", "单于", "长孙", "南宫", "東方", "濮陽");
    private static final Set<String> NO_SURNAME = Set.of("上官网", "东方明", "南门口", "西门口", "东门口", "长孙子");

    private final FoldedText text;
    private final Findings findings;
    private final FollowingClue following;
    private int endOfLast = -1;

    NameScanner(FoldedText text, Findings findings) {
        this.text = text;
        this.findings = findings;
        this.following = new FollowingClue(text, findings);
    }

    private record Candidate(int end, double clues) {}

    void scan() {
        for (int at = 0; at < text.length(); ) {
            @Nullable Candidate best = text.isHan(at) && !findings.isTaken(at) ? bestAt(at) : null;
            if (best == null || best.clues < NameClues.ENOUGH) {
                at++;
                continue;
            }
            findings.add(new PersonalData(at, best.end, PersonalDataType.NAME));
            at = best.end;
            endOfLast = at;
        }
    }

    private @Nullable Candidate bestAt(int at) {
        int compound = Lexicon.compoundAt(text, at);
        @Nullable Candidate single = Lexicon.isSurname(text.at(at)) ? bestWith(at, 1) : null;
        @Nullable
        Candidate twofold = compound > 0 && !NO_SURNAME.contains(text.between(at, Math.min(at + 3, text.length())))
                ? bestWith(at, compound)
                : null;
        return twofold == null || (single != null && single.clues > twofold.clues) ? single : twofold;
    }

    private @Nullable Candidate bestWith(int at, int surname) {
        @Nullable Candidate best = null;
        double before = before(at);
        if (before <= NameClues.PUBLIC || NameClues.TITLES.startingAt(text, at + surname) != null) {
            return null;
        }
        for (int given = 2; given > 0; given--) {
            int end = at + surname + given;
            boolean compound = surname == 1 && Lexicon.compoundAt(text, at) == given + 1;
            if (compound || text.at(end) == '*' || !isGiven(at + surname, end, before)) {
                continue;
            }
            double clues = before + behind(at, end) + form(at, end, surname, before);
            if (best == null || clues > best.clues) {
                best = new Candidate(end, clues);
            }
        }
        return best;
    }

    private boolean isGiven(int from, int end, double before) {
        for (int at = from; at < end; at++) {
            if (!text.isHan(at) || findings.isTaken(at) || NO_GIVEN.indexOf(text.at(at)) >= 0) {
                return false;
            }
        }
        return PLACES.indexOf(text.at(end - 1)) < 0
                && (before >= NameClues.ENOUGH || NO_LAST.indexOf(text.at(end - 1)) < 0);
    }

    private double before(int at) {
        if (endOfLast >= 0 && endOfLast == at - 1 && AND.indexOf(text.at(at - 1)) >= 0) {
            return 2.5;
        }
        int end = at;
        for (int skipped = 0; skipped <= MOST_SKIPPED; skipped++) {
            WordTable.@Nullable Hit<Double> hit = NameClues.BEFORE.endingAt(text, end);
            boolean certain = hit != null && (hit.meaning() > 1 || hit.meaning() < 0);
            if (hit != null && certain) {
                return end > at - 1 || text.at(at - 1) != ' ' || hit.meaning() > 2 ? hit.meaning() : 1;
            }
            if (end == 0 || SKIPPED.indexOf(text.at(end - 1)) < 0) {
                break;
            }
            end--;
        }
        WordTable.@Nullable Hit<Double> weak = NameClues.BEFORE.endingAt(text, at);
        if (weak != null) {
            return weak.meaning();
        }
        return text.isHan(at - 1) ? -0.5 : DigitGroups.isLatin(text.at(at - 1)) ? 0 : 1;
    }

    private double behind(int at, int end) {
        double clue = following.at(end);
        boolean belongs = text.at(at - 1) == '是' && text.at(end) == '的' && !text.isHan(end + 1) && end - at > 2;
        return belongs ? Math.max(clue, 2) : clue;
    }

    /** What the characters themselves say. */
    private double form(int at, int end, int surname, double before) {
        double clue = surname == 1
                ? (end - at == 3 ? 0.5 : 0)
                : LIKE_PLACES.contains(text.between(at, at + surname)) ? 0.5 : 2;
        double doubt = surname == 1 ? NameForm.doubt(text, at, end, before >= NameClues.ENOUGH) : 0;
        return clue - doubt;
    }
}
