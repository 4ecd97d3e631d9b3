package org.chengqing.masking;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/** What a row of digits can be, by its form. */
final class NumberForm {
    private static final Set<String> REGIONS = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    private NumberForm() {}

    /** Where the number in the country begins: behind 0086 or 86, or a 0 that was dialled before mobiles. */
    static int national(String digits) {
        if (digits.startsWith("0086") && digits.length() > 13) {
            return 4;
        }
        if (digits.startsWith("86") && digits.length() > 11) {
            return 2;
        }
        return digits.length() == 12 && digits.startsWith("01") && digits.charAt(2) >= '3' ? 1 : 0;
    }

    /** A mobile number in China, perhaps with the country's code. */
    static boolean isMobile(String digits) {
        int start = national(digits);
        return digits.length() - start == 11 && digits.charAt(start) == '1' && digits.charAt(start + 1) >= '3';
    }

    /** A landline with its area code: three digits in the largest cities, elsewhere four (03 to 09). */
    static boolean isLandline(String digits) {
        if (digits.startsWith("86") || digits.startsWith("0086")) {
            int start = digits.startsWith("86") ? 2 : 4;
            return digits.length() > start
                    && digits.charAt(start) != '0'
                    && digits.charAt(start) != '1'
                    && isLandline("0" + digits.substring(start));
        }
        int length = digits.length();
        if (length < 10 || length > 12 || digits.charAt(0) != '0' || digits.indexOf('X') >= 0) {
            return false;
        }
        char second = digits.charAt(1);
        boolean city = digits.startsWith("010") || second == '2';
        return city ? length == 11 : second >= '3' && length >= 11;
    }

    /** An identity number by its region, date of birth and check digit (GB 11643, ISO 7064 MOD 11-2). */
    static boolean isIdentity(String digits) {
        return isLikeIdentity(digits) && checkDigit(digits) == digits.charAt(17);
    }

    /** An identity number by its region and date of birth; mistyped check digits name a person as well. */
    static boolean isLikeIdentity(String digits) {
        return digits.length() == 18
                && digits.indexOf('X') % 17 <= 0
                && (digits.charAt(0) == '9' || REGIONS.contains(digits.substring(0, 2)))
                && isDate(number(digits, 6, 10), number(digits, 10, 12), number(digits, 12, 14));
    }

    /** An identity number of before 1999, by its region and date of birth. */
    static boolean isOldIdentity(String digits) {
        return digits.length() == 15
                && REGIONS.contains(digits.substring(0, 2))
                && isDate(1900 + number(digits, 6, 8), number(digits, 8, 10), number(digits, 10, 12));
    }

    private static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }

    /** Eight digits that are a day. */
    static boolean isDay(String digits) {
        return digits.length() == 8 && isDate(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8));
    }

    private static boolean isDate(int year, int month, int day) {
        try {
            return year >= 1900 && year < 2100 && LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException noDate) {
            return false;
        }
    }

    /** A bank card by its first digits, length and check digit (ISO/IEC 7812, Luhn). */
    static boolean isCard(String digits) {
        int length = digits.length();
        boolean issued = digits.startsWith("62")
                || digits.startsWith("60")
                || digits.startsWith("65")
                || digits.startsWith("9558")
                || digits.charAt(0) == '4'
                || (digits.charAt(0) == '5' && digits.charAt(1) <= '8');
        return length >= 16 && length <= 19 && issued && digits.indexOf('X') < 0 && hasLuhnDigit(digits);
    }

    private static boolean hasLuhnDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static int number(String digits, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + digits.charAt(i) - '0';
        }
        return number;
    }
}
