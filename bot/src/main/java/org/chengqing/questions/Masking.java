package org.chengqing.questions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hides what would name a person in a question before it is kept: telephone, identity and card numbers, plates, e-mail
 * addresses, WeChat and QQ names, house numbers. Each becomes a word in brackets, which comparing leaves out. Rules
 * only, by one walk over the text with every look ahead and back bounded, so that its time is linear.
 */
final class Masking {
    private static final int CONTEXT = 12;
    /** Into how many groups people cut a number. */
    private static final int MOST_GROUPS = 6;

    private static final List<String> IDENTITY_WORDS = List.of("身份证", "证件号", "身份号");
    private static final List<String> PASSPORT_WORDS = List.of("护照", "通行证");
    private static final List<String> CARD_WORDS = List.of("卡号", "账号", "帐号", "账户", "帐户", "银行", "储蓄", "信用卡", "打到", "转到");
    private static final List<String> PHONE_WORDS = List.of("电话", "座机", "固话", "致电", "拨打", "手机");
    private static final List<String> QQ_WORDS = List.of("qq", "扣扣", "企鹅");
    private static final List<String> WECHAT_WORDS = List.of("微信", "威信", "薇信", "v信", "vx", "wx", "加v", "+v", "weixin");

    private final String text;
    private final char[] plain;

    private Masking(String text) {
        this.text = text;
        this.plain = text.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] >= '\uff01' && plain[i] <= '\uff5e') { // full-width forms
                plain[i] = (char) (plain[i] - 0xfee0);
            }
        }
    }

    /** The text with personal data hidden. */
    static String masked(String text) {
        return new Masking(text).masked();
    }

    private record Hidden(int end, String sign) {}

    private String masked() {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < plain.length; ) {
            @Nullable Hidden hidden = hiddenAt(i);
            if (hidden == null) {
                out.append(text.charAt(i++));
            } else {
                out.append(hidden.sign);
                i = hidden.end;
            }
        }
        return out.toString();
    }

    private @Nullable Hidden hiddenAt(int at) {
        boolean digit = DigitRun.digitAt(plain, at) >= 0;
        boolean fresh = at == 0 || !isNameCharacter(plain[at - 1]);
        @Nullable Hidden hidden = fresh && isNameCharacter(plain[at]) ? nameAt(at) : null;
        if (hidden == null && digit && (at == 0 || DigitRun.digitAt(plain, at - 1) < 0)) {
            hidden = numberAt(at);
        }
        if (hidden == null) {
            hidden = plateAt(at);
        }
        int house = hidden == null ? HouseNumber.endAt(plain, at) : -1;
        return house > at ? new Hidden(house, "[门牌]") : hidden;
    }

    /** An e-mail address, a WeChat name or a passport. */
    private @Nullable Hidden nameAt(int at) {
        int end = endOfName(at, 64);
        if (end < plain.length && plain[end] == '@') {
            int domain = endOfName(end + 1, 128);
            String host = new String(plain, end + 1, domain - end - 1);
            if (host.indexOf('.') > 0) {
                return new Hidden(host.endsWith(".") ? domain - 1 : domain, "[邮箱]");
            }
        }
        String name = new String(plain, at, end - at);
        boolean telling = name.chars().anyMatch(c -> !isLetter((char) c));
        boolean wechat = isLetter(plain[at]) && end - at >= 6 && end - at <= 20 && telling && !name.contains(".");
        if (wechat && (name.startsWith("wx") || follows(at, WECHAT_WORDS))) {
            return new Hidden(end, "[微信号]");
        }
        return Numbers.isPassport(name) && follows(at, PASSPORT_WORDS) ? new Hidden(end, "[证件号]") : null;
    }

    private int endOfName(int start, int most) {
        int end = start;
        while (end < plain.length && end - start < most && isNameCharacter(plain[end])) {
            end++;
        }
        return end;
    }

    private @Nullable Hidden numberAt(int at) {
        DigitRun run = DigitRun.at(plain, at);
        int most = Math.min(run.ends().size(), MOST_GROUPS);
        @Nullable Hidden whole = run.isSpeltOut() ? numberOf(run, run.ends().size(), at) : null;
        for (int groups = most; groups > 0 && whole == null; groups--) {
            whole = run.isOneNumber(groups) ? numberOf(run, groups, at) : null;
        }
        return whole;
    }

    private @Nullable Hidden numberOf(DigitRun run, int groups, int at) {
        @Nullable String sign = kindOf(run.first(groups), at);
        return sign == null ? null : new Hidden(run.textEnds().get(groups - 1), sign);
    }

    private @Nullable String kindOf(String digits, int at) {
        int length = digits.length();
        if (Numbers.isMobile(digits) || Numbers.isLandline(digits)) {
            return "[电话]";
        }
        if (Numbers.isIdentity(digits) || ((length == 15 || length == 18) && follows(at, IDENTITY_WORDS))) {
            return "[证件号]";
        }
        if (Numbers.isCard(digits) || (length >= 12 && length <= 30 && follows(at, CARD_WORDS))) {
            return "[卡号]";
        }
        if (length >= 5 && length <= 12 && follows(at, QQ_WORDS)) {
            return "[QQ号]";
        }
        if (length >= 6 && length <= 12 && follows(at, WECHAT_WORDS)) {
            return "[微信号]";
        }
        return (length == 7 || length == 8) && follows(at, PHONE_WORDS) ? "[电话]" : null;
    }

    /** A plate: province, letter, five or six letters and digits, the last perhaps a word of its own. */
    private @Nullable Hidden plateAt(int at) {
        if ("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".indexOf(plain[at]) < 0
                || at + 6 >= plain.length
                || !isLetter(plain[at + 1])) {
            return null;
        }
        int start = "·•. -".indexOf(plain[at + 2]) >= 0 ? at + 3 : at + 2;
        int end = start;
        int digits = 0;
        while (end < plain.length && end - start < 7 && (isLetter(plain[end]) || isFigure(plain[end]))) {
            digits += isFigure(plain[end]) ? 1 : 0;
            end++;
        }
        boolean special = end - start == 4 && end < plain.length && "挂学警港澳使领".indexOf(plain[end]) >= 0;
        boolean ordinary = end - start == 5 || end - start == 6;
        return digits > 0 && (special || ordinary) ? new Hidden(special ? end + 1 : end, "[车牌]") : null;
    }

    /** Whether one of the words stands shortly before. */
    private boolean follows(int at, List<String> words) {
        int from = Math.max(0, at - CONTEXT);
        String before = new String(plain, from, at - from).toLowerCase(java.util.Locale.ROOT);
        return words.stream().anyMatch(before::contains);
    }

    private static boolean isNameCharacter(char c) {
        return isLetter(c) || isFigure(c) || c == '_' || c == '-' || c == '.' || c == '+' || c == '%';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isFigure(char c) {
        return c >= '0' && c <= '9';
    }
}
