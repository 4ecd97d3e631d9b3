package org.chengqing.questions;

import java.time.DateTimeException;
import java.time.LocalDate;

/** What a row of digits can be, by its form. */
final class Numbers {
    private static final String REGIONS =
            " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ";

    private Numbers() {}

    /** A mobile number in China, perhaps with the country's code. */
    static boolean isMobile(String digits) {
        String local = digits.length() > 11 && digits.startsWith("0086")
                ? digits.substring(4)
                : digits.length() > 11 && digits.startsWith("86") ? digits.substring(2) : digits;
        return local.length() == 11 && local.charAt(0) == '1' && local.charAt(1) >= '3';
    }

    /** A landline with its area code; hotlines such as 12345 and 400 numbers are not. */
    static boolean isLandline(String digits) {
        return digits.length() >= 10
                && digits.length() <= 12
                && digits.charAt(0) == '0'
                && digits.charAt(1) >= '1'
                && digits.indexOf('X') < 0;
    }

    /** An identity number by its region and date of birth (GB 11643); mistyped check digits name a person as well. */
    static boolean isIdentity(String digits) {
        if (digits.length() != 18
                || !REGIONS.contains(" " + digits.substring(0, 2) + " ")
                || digits.substring(0, 17).indexOf('X') >= 0) {
            return false;
        }
        try {
            LocalDate born = LocalDate.of(number(digits, 6, 10), number(digits, 10, 12), number(digits, 12, 14));
            return born.getYear() >= 1900 && born.getYear() < 2100;
        } catch (DateTimeException noDate) {
            return false;
        }
    }

    /** A passport or travel permit: one or two letters and seven or eight digits. */
    static boolean isPassport(String name) {
        int letters = 0;
        while (letters < name.length() && letters < 2 && Character.isLetter(name.charAt(letters))) {
            letters++;
        }
        int digits = name.length() - letters;
        return letters > 0
                && (digits == 7 || digits == 8)
                && name.chars().skip(letters).allMatch(c -> c >= '0' && c <= '9');
    }

    /** A bank card by its first digit, length and check digit (ISO/IEC 7812, Luhn). */
    static boolean isCard(String digits) {
        boolean form = digits.length() >= 16
                && digits.length() <= 19
                && (digits.startsWith("62") || digits.charAt(0) == '4' || digits.charAt(0) == '5')
                && digits.indexOf('X') < 0;
        if (!form) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }
}
