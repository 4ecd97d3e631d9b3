package org.chengqing.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.chengqing.sealing.DataKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second factors of staff and their recovery codes. Blocks on JDBC. */
final class SecondFactors {
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_GROUPS = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final DataKey key;
    private final KeyedHash hash;
    private final Clock clock;

    SecondFactors(JdbcClient jdbc, DataKey key, KeyedHash hash, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.hash = hash;
        this.clock = clock;
    }

    /** How somebody proved that it is them. */
    enum Proof {
        APP,
        RECOVERY_CODE,
        NONE
    }

    /** A new secret, sealed for whoever holds this name: what seals it must open it. */
    SealedSecret newSecret(String holder) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new SealedSecret(key.seal(secret, holder));
    }

    /** What is put into the authenticator program. */
    NewSecondFactor shown(SealedSecret sealed, String holder, String login) {
        return NewSecondFactor.of(key.open(sealed.bytes(), holder), login);
    }

    /** Whether a code is right now for a secret that is not anybody's yet. */
    boolean isRight(SealedSecret sealed, String holder, String code) {
        return rightStep(key.open(sealed.bytes(), holder), code).isPresent();
    }

    /** Gives a secret to a member, in place of the former one; the code that confirmed it counts as used. */
    void give(StaffId who, SealedSecret sealed, String holder, String confirmedBy) {
        byte[] secret = key.open(sealed.bytes(), holder);
        jdbc.sql("update staff_member set totp_secret = ? where id = ?")
                .params(key.seal(secret, holder(who)), who.value())
                .update();
        rightStep(secret, confirmedBy).ifPresent(step -> use(who, step));
    }

    static String holder(StaffId who) {
        return "of staff " + who.value();
    }

    /** Whether this is a code of the member's program, not used before, or one of their recovery codes, which is used up. */
    Proof prove(StaffId who, SealedSecret sealed, String typed) {
        OptionalLong step = rightStep(key.open(sealed.bytes(), holder(who)), typed);
        if (step.isPresent()) {
            return use(who, step.getAsLong()) ? Proof.APP : Proof.NONE;
        }
        int used = jdbc.sql("delete from staff_recovery where staff = ? and code_hash = ?")
                .params(who.value(), recoveryHash(who, OneTimeCode.typed(typed)))
                .update();
        return used == 1 ? Proof.RECOVERY_CODE : Proof.NONE;
    }

    /** The row is what two that come at once cannot both insert. */
    private boolean use(StaffId who, long step) {
        return jdbc.sql("insert into staff_totp_used (staff, step) values (?, ?) on conflict do nothing")
                        .params(who.value(), step)
                        .update()
                == 1;
    }

    /** New recovery codes; the former ones end. */
    List<OneTimeCode> newRecoveryCodes(StaffId who) {
        jdbc.sql("delete from staff_recovery where staff = ?")
                .param(who.value())
                .update();
        List<OneTimeCode> codes = Stream.generate(() -> OneTimeCode.random(RECOVERY_GROUPS))
                .limit(RECOVERY_CODES)
                .toList();
        codes.forEach(code -> jdbc.sql("insert into staff_recovery (staff, code_hash) values (?, ?)")
                .params(who.value(), recoveryHash(who, code))
                .update());
        return codes;
    }

    int recoveryCodesLeft(StaffId who) {
        return jdbc.sql("select count(*) from staff_recovery where staff = ?")
                .param(who.value())
                .query(Integer.class)
                .single();
    }

    private byte[] recoveryHash(StaffId who, OneTimeCode code) {
        return hash.of("recovery " + who.value(), code.signs());
    }

    /** The step whose code it is: the present one, or its neighbours for clocks that are a little off. */
    private OptionalLong rightStep(byte[] secret, String typed) {
        byte[] code = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        return LongStream.rangeClosed(Totp.step(now) - 1, Totp.step(now) + 1)
                .filter(step -> MessageDigest.isEqual(
                        Totp.code(secret, step, Totp.DIGITS).getBytes(StandardCharsets.UTF_8), code))
                .findFirst();
    }
}
