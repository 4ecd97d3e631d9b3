package org.chengqing.masking;

import java.util.Set;
import org.chengqing.masking.NumberContext.Nearest;
import org.chengqing.masking.NumberContext.Subject;
import org.jspecify.annotations.Nullable;

/** Finds telephone, identity, card and account numbers among groups of digits. */
final class NumberScanner {
    /** Into how many groups people cut a number; more only when every digit stands by itself. */
    private static final int MOST_GROUPS = 24;
    /** Letters that may stand directly before or behind a number without making a code of it. */
    private static final Set<String> MARKS = Set.of(
            "qq", "q", "vx", "wx", "v", "wechat", "weixin", "tel", "phone", "mobile", "id", "dh", "sj", "sfz", "ip",
            "p");

    private static final String UNITS = "元块吨斤公米瓦度个次人户件条張张份页頁秒分℃%％年月";

    private final FoldedText text;
    private final Findings findings;

    NumberScanner(FoldedText text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    void scan() {
        for (int at = 0; at < text.length(); ) {
            if (!text.isDigit(at) || findings.isTaken(at)) {
                at++;
                continue;
            }
            DigitGroups groups = DigitGroups.at(text, at);
            @Nullable PersonalData found = text.isLink(at) ? null : bestOf(groups, at);
            boolean added = found != null && findings.add(found);
            int passed = groups.isSpelt()
                    ? groups.textEnds().getLast()
                    : groups.textEnds().getFirst();
            at = found != null && added ? found.end() : passed;
        }
    }

    private @Nullable PersonalData bestOf(DigitGroups groups, int at) {
        if (groups.digits().length() < 5 || isCodeBefore(at, groups.ends().getFirst())) {
            return null;
        }
        @Nullable Nearest nearest = NumberContext.before(text, at);
        int fewest = groups.isSpelt() ? groups.size() : 1;
        for (int count = Math.min(groups.size(), MOST_GROUPS); count >= fewest; count--) {
            int end = groups.textEnds().get(count - 1);
            String digits = groups.first(count);
            if (digits.length() < 5) {
                return null;
            }
            if (groups.isOneNumber(count) && !isCodeBehind(end)) {
                @Nullable PersonalDataType type = typeOf(digits, end, nearest);
                if (type != null) {
                    return new PersonalData(at, end, type);
                }
            }
        }
        return null;
    }

    /** Whether letters, or a figure that belongs to something else, stand directly before. */
    private boolean isCodeBefore(int at, int length) {
        int from = at;
        while (from > 0 && at - from < 9 && FoldedText.isLetter(text.at(from - 1))) {
            from--;
        }
        char before = text.at(from - 1);
        boolean bare = from == at;
        boolean decimal = bare && length < 11 && (before == '.' || before == ',') && text.isDigit(at - 2);
        boolean number = before == '¥' || before == '$' || before == '￥' || before == '第';
        return decimal || number || (!bare && !MARKS.contains(text.between(from, at)));
    }

    private boolean isCodeBehind(int end) {
        int to = end;
        while (to < text.length() && to - end < 9 && FoldedText.isLetter(text.at(to))) {
            to++;
        }
        boolean codes = to > end && !MARKS.contains(text.between(end, to));
        boolean date = text.at(to) == '/' && text.isDigit(to + 1) && text.isDigit(to + 2) && !text.isDigit(to + 6);
        return codes || date;
    }

    private @Nullable PersonalDataType typeOf(String digits, int end, @Nullable Nearest nearest) {
        boolean otherThing = nearest != null && nearest.is(Subject.OTHER) && nearest.adjoining();
        boolean amount = UNITS.indexOf(text.at(end)) >= 0;
        if (NumberForm.isIdentity(digits) || isIdentityByWords(digits, nearest)) {
            return PersonalDataType.ID_CARD;
        }
        if (otherThing || amount) {
            return null;
        }
        if (NumberForm.isMobile(digits)) {
            return PersonalDataType.MOBILE;
        }
        if (NumberForm.isCard(digits) || isAccountByWords(digits, nearest)) {
            return PersonalDataType.BANK_CARD;
        }
        if (NumberForm.isLandline(digits)) {
            return PersonalDataType.LANDLINE;
        }
        return shortTypeOf(digits, end, nearest);
    }

    private static boolean isIdentityByWords(String digits, @Nullable Nearest nearest) {
        boolean form = digits.length() == 18 || NumberForm.isOldIdentity(digits);
        return form && nearest != null && nearest.is(Subject.IDENTITY);
    }

    private static boolean isAccountByWords(String digits, @Nullable Nearest nearest) {
        return digits.length() >= 12
                && digits.length() <= 30
                && digits.indexOf('X') < 0
                && nearest != null
                && nearest.names(Subject.CARD);
    }

    private @Nullable PersonalDataType shortTypeOf(String digits, int end, @Nullable Nearest nearest) {
        int length = digits.length();
        boolean serviceNumber = (digits.startsWith("12") && length == 5) || (digits.startsWith("95") && length <= 6);
        if (serviceNumber || (digits.startsWith("400") && length == 10)) {
            return null;
        }
        boolean numbered = digits.charAt(0) != '0' && length <= 11;
        if (numbered && nearest != null && nearest.names(Subject.QQ)) {
            return PersonalDataType.QQ;
        }
        if (numbered && length >= 6 && nearest != null && nearest.names(Subject.WECHAT)) {
            return PersonalDataType.WECHAT_ID;
        }
        if (numbered && length >= 6 && NumberContext.follows(text, end, Subject.QQ)) {
            return PersonalDataType.QQ;
        }
        boolean local = (length == 7 || length == 8) && digits.charAt(0) >= '2' && !NumberForm.isDay(digits);
        if (local && nearest != null && nearest.names(Subject.PHONE)) {
            return PersonalDataType.LANDLINE;
        }
        return length == 8 && nearest != null && nearest.names(Subject.PASSPORT) ? PersonalDataType.PASSPORT : null;
    }
}
