package org.chengqing.conversation;

import java.util.List;
import java.util.Optional;
import org.chengqing.conversation.intent.Folded;
import org.chengqing.intake.Receipt;

/** What is written in words about a report: which one, which piece of it, how its sender can be reached. Pure. */
final class ReportWords {
    private static final List<String> ADDING = List.of("补充", "补交", "补发", "追加");
    private static final List<String> TAKING_BACK = List.of("撤回", "撤销");
    private static final List<String> CONTACT = List.of("我要留联系方式", "我留联系方式", "留个联系方式", "留联系方式", "我的联系方式", "联系方式");
    private static final String REAL_NAME = "实名";
    /** What stands around a number without saying anything. */
    private static final List<String> AROUND =
            List.of("补充", "补交", "补发", "追加", "材料", "证据", "举报", "编号", "回执", "线索", "我要", "我想", "一下", "的", "给", "是");

    /** After the words for a contact: more digits than this make it one without a sign between. */
    private static final int DIGITS = 7;

    private static final int LONGEST_CONTACT = 100;
    private static final String NUMERALS = "一二三四五六七八九";

    private ReportWords() {}

    /** The first receipt written anywhere in the text. */
    static Optional<Receipt> receipt(String text) {
        int start = 0;
        for (int end = 0; end <= text.length(); end++) {
            if (end < text.length() && partOfReceipt(text.charAt(end))) {
                continue;
            }
            Optional<Receipt> receipt = end - start < 13 ? Optional.empty() : Receipt.parse(text.substring(start, end));
            if (receipt.isPresent()) {
                return receipt;
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private static boolean partOfReceipt(char c) {
        return c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** Whether the text says in so many words that it adds to a report. */
    static boolean adds(String text) {
        return startsWithAny(text, ADDING);
    }

    /** Whether the text takes a report back by its number, and says little else. */
    static boolean takesBack(String text, Receipt receipt) {
        return startsWithAny(text, TAKING_BACK)
                && text.strip().length() <= receipt.value().length() + 12;
    }

    /** Whether the text says nothing beside the number. */
    static boolean isBare(String text, Receipt receipt) {
        String rest = text.toUpperCase(java.util.Locale.ROOT).replace(receipt.value(), "");
        for (String word : AROUND) {
            rest = rest.replace(word, "");
        }
        return Folded.of(rest).bare().isEmpty();
    }

    /** The position that is named, from 1; 0 for the last one, -1 for a number that cannot be read. */
    static int position(String text) {
        String bare = Folded.of(text).bare();
        int begin = bare.indexOf('第');
        int end = bare.indexOf('条', Math.max(begin, 0));
        if (begin < 0 || end < begin) {
            return 0;
        }
        return number(bare.substring(begin + 1, end));
    }

    private static int number(String word) {
        if (word.matches("[0-9]{1,3}")) {
            return Integer.parseInt(word);
        }
        int ten = word.indexOf('十');
        if (ten < 0) {
            return word.length() == 1 ? digit(word) : -1;
        }
        int tens = ten == 0 ? 1 : digit(word.substring(0, ten));
        int ones = ten == word.length() - 1 ? 0 : digit(word.substring(ten + 1));
        return tens < 1 || ones < 0 ? -1 : tens * 10 + ones;
    }

    private static int digit(String numeral) {
        int at = numeral.length() == 1 ? NUMERALS.indexOf(numeral) : -1;
        return at < 0 ? -1 : at + 1;
    }

    /** How the sender wants to be reachable; an empty text where they said only that they do, empty where neither. */
    static Optional<String> contact(String text) {
        String said = text.strip();
        for (String words : CONTACT) {
            if (said.startsWith(words)) {
                return sized(withoutSigns(said.substring(words.length())));
            }
        }
        if (!said.startsWith(REAL_NAME)) {
            return Optional.empty();
        }
        String rest = said.substring(REAL_NAME.length());
        boolean apart = rest.isEmpty() || !Character.isLetterOrDigit(rest.codePointAt(0));
        boolean number = rest.chars().filter(Character::isDigit).count() >= DIGITS && !rest.startsWith("举报");
        return apart || number ? sized(withoutSigns(rest)) : Optional.empty();
    }

    private static Optional<String> sized(String contact) {
        return contact.length() <= LONGEST_CONTACT ? Optional.of(contact) : Optional.empty();
    }

    private static String withoutSigns(String text) {
        int start = 0;
        while (start < text.length()
                && !Character.isLetterOrDigit(text.codePointAt(start))
                && text.charAt(start) != '+') {
            start += Character.charCount(text.codePointAt(start));
        }
        return text.substring(start).strip();
    }

    private static boolean startsWithAny(String text, List<String> words) {
        String said = text.strip();
        return words.stream().anyMatch(said::startsWith);
    }
}
