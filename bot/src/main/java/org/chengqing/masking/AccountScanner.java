package org.chengqing.masking;

import org.chengqing.masking.NumberContext.Nearest;
import org.chengqing.masking.NumberContext.Subject;
import org.jspecify.annotations.Nullable;

/** Finds what is written in letters: e-mail addresses, names of WeChat accounts, passports, addresses of computers. */
final class AccountScanner {
    private static final int LONGEST = 64;

    private final FoldedText text;
    private final Findings findings;

    AccountScanner(FoldedText text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    void scan() {
        for (int at = 0; at < text.length(); ) {
            if (!isNameCharacter(text.at(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && isNameCharacter(text.at(end))) {
                end++;
            }
            @Nullable PersonalData found = text.isLink(at) || end - at > LONGEST ? null : foundAt(at, end);
            if (found != null) {
                findings.add(found);
                end = Math.max(end, found.end());
            }
            at = end;
        }
    }

    private @Nullable PersonalData foundAt(int at, int end) {
        int mail = endOfMail(end);
        if (mail > end) {
            return new PersonalData(at, mail, PersonalDataType.EMAIL);
        }
        int start = at;
        int close = end;
        while (start < close && isTrim(text.at(start))) {
            start++;
        }
        while (close > start && isTrim(text.at(close - 1))) {
            close--;
        }
        if (start == close) {
            return null;
        }
        String name = text.between(start, close);
        int permit = Permit.end(text, start, close);
        if (permit > start) {
            return new PersonalData(start, permit, PersonalDataType.PASSPORT);
        }
        if (isComputer(name, start)) {
            return new PersonalData(start, close, PersonalDataType.IPV4);
        }
        return isWechat(name, start, close) ? new PersonalData(start, close, PersonalDataType.WECHAT_ID) : null;
    }

    /** Where the domain behind this local part ends; the place itself when none follows. */
    private int endOfMail(int end) {
        int at = end;
        if (text.at(at) == '@') {
            at++;
        } else if (text.startsWith(at, "(at)") || text.startsWith(at, "[at]")) {
            at += 4;
        } else if (text.at(at) == '#' && isMailHost(at + 1)) {
            at++;
        } else {
            return end;
        }
        int close = at;
        while (close < text.length() && close - at < 2 * LONGEST && isHostCharacter(text.at(close))) {
            close++;
        }
        while (close > at && !DigitGroups.isLatin(text.at(close - 1))) {
            close--;
        }
        int dot = text.between(at, close).lastIndexOf('.');
        return dot > 0 && close - at - dot > 2 && FoldedText.isLetter(text.at(close - 1)) ? close : end;
    }

    private boolean isMailHost(int at) {
        return text.startsWith(at, "qq.com")
                || text.startsWith(at, "163.com")
                || text.startsWith(at, "126.com")
                || text.startsWith(at, "139.com")
                || text.startsWith(at, "sina.com");
    }

    private boolean isWechat(String name, int at, int end) {
        if (name.length() < 5 || name.length() > 24 || name.indexOf('.') >= 0 || name.startsWith("www")) {
            return false;
        }
        boolean telling = name.chars().anyMatch(c -> !FoldedText.isLetter((char) c));
        if (name.startsWith("wxid_")) {
            return true;
        }
        if (telling
                && name.length() >= 7
                && (name.startsWith("wx") || name.startsWith("vx") || name.startsWith("weixin"))) {
            return true;
        }
        if (!FoldedText.isLetter(name.charAt(0))) {
            return false;
        }
        @Nullable Nearest nearest = NumberContext.before(text, at);
        boolean named = nearest != null && nearest.names(Subject.WECHAT);
        if (telling) {
            return named || NumberContext.follows(text, end, Subject.WECHAT);
        }
        char before = text.at(at - 1);
        return named
                && name.length() >= 6
                && !Brands.contains(name)
                && (before == ':' || before == '号' || before == '是');
    }

    /** Four numbers up to 255; a version of a program or a numbered section is none. */
    private boolean isComputer(String name, int at) {
        int dots = 0;
        int value = -1;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                dots++;
                value = -1;
            } else if (FoldedText.isFigure(c) && (value <= 25)) {
                value = value < 0 ? c - '0' : 10 * value + c - '0';
            } else {
                return false;
            }
            if (value > 255 || (c == '.' && (i == 0 || name.charAt(i - 1) == '.'))) {
                return false;
            }
        }
        if (dots != 3) {
            return false;
        }
        @Nullable Nearest nearest = NumberContext.before(text, at);
        boolean said = nearest != null && nearest.is(Subject.COMPUTER);
        boolean other = nearest != null && nearest.is(Subject.OTHER);
        return said || (!other && name.length() >= 9 && text.at(at - 1) != '第');
    }

    private static boolean isTrim(char c) {
        return c == '-' || c == '.' || c == '+' || c == '%';
    }

    private static boolean isHostCharacter(char c) {
        return DigitGroups.isLatin(c) || c == '-' || c == '.';
    }

    private static boolean isNameCharacter(char c) {
        return DigitGroups.isLatin(c) || c == '_' || isTrim(c);
    }
}
