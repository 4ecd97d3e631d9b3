package org.chengqing.intake;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/**
 * Makes up receipts: the day in Beijing and four random characters, one in a million. Whoever meets one that is taken
 * asks again; every third time it gets longer, so that a crowded day cannot run out of numbers.
 */
final class Receipts {
    /** Digits and capitals without 0, 1, I and O: 32 characters. */
    static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    /** Times to ask before giving up. */
    static final int TRIES = 15;

    private static final int SHORTEST = 4;
    private static final int TRIES_EACH_LENGTH = 3;

    private final RandomGenerator random;
    private final Clock clock;

    Receipts(RandomGenerator random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /** With numbers that nobody can foresee. */
    static Receipts unforeseeable(Clock clock) {
        return new Receipts(new SecureRandom(), clock);
    }

    /** A number for the try-th time, from 0 to {@link #TRIES} - 1. */
    Receipt next(int tried) {
        int length = SHORTEST + tried / TRIES_EACH_LENGTH;
        StringBuilder value = new StringBuilder(
                LocalDate.ofInstant(clock.instant(), BEIJING).format(DateTimeFormatter.BASIC_ISO_DATE));
        value.append('-');
        for (int i = 0; i < length; i++) {
            value.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Receipt(value.toString());
    }
}
