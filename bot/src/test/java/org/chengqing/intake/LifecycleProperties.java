package org.chengqing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.intake.Desk.ANNA;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The life of a report on the real PostgreSQL against a model of a few variables. */
class LifecycleProperties {
    private static final int PIECES = 4;

    /** What a sender, time and the office do. */
    sealed interface Act {
        record Add() implements Act {}

        record Close() implements Act {}

        record Withdraw() implements Act {}

        record Deliver() implements Act {}

        record Pass(int minutes) implements Act {}
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Arbitraries.<Act>oneOf(
                        Arbitraries.create(Act.Add::new),
                        Arbitraries.create(Act.Add::new),
                        Arbitraries.create(Act.Close::new),
                        Arbitraries.create(Act.Withdraw::new),
                        Arbitraries.create(Act.Deliver::new),
                        Arbitraries.integers().between(1, 15).map(Act.Pass::new))
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 60)
    void goes_as_a_simple_model_says(@ForAll("acts") List<Act> acts) throws IOException {
        Desk desk = new Desk(Files.createTempDirectory("lifecycle"), "pieces", "" + PIECES, "open-at-most", "20m");
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "first", "一"));
        Model model = new Model(desk.clock.instant());
        for (Act act : acts) {
            switch (act) {
                case Act.Add add -> {
                    boolean stored = desk.intake.add(receipt, desk.text(ANNA, "k" + System.nanoTime(), "再"))
                            instanceof Intake.Received.Stored;
                    assertThat(stored).isEqualTo(model.add(desk.clock.instant()));
                }
                case Act.Close close -> {
                    desk.intake.close(receipt, ANNA);
                    model.close();
                }
                case Act.Withdraw withdraw -> {
                    desk.intake.withdraw(receipt, ANNA);
                    model.withdraw();
                }
                case Act.Deliver deliver -> {
                    if (model.mails > 0) {
                        desk.tipOffs.forwarded(receipt, desk.clock.instant());
                        model.deliver();
                    }
                }
                case Act.Pass pass -> {
                    desk.clock.now = desk.clock.now.plus(Duration.ofMinutes(pass.minutes()));
                    desk.settlement().settle(receipt);
                    model.pass(desk.clock.instant());
                }
            }
            assertThat(desk.state(receipt)).isEqualTo(model.state);
            assertThat(desk.pieces.count(receipt)).isEqualTo(model.pieces);
            assertThat(desk.mails).hasSize(model.mails);
        }
    }

    private static final class Model {
        private final Instant opened;
        private Instant last;
        private TipOffState state = TipOffState.COLLECTING;
        private int pieces = 1;
        private int mails;
        private boolean officeToBeTold;

        Model(Instant opened) {
            this.opened = opened;
            last = opened;
        }

        boolean add(Instant now) {
            if (state != TipOffState.COLLECTING) {
                return false;
            }
            pieces++;
            last = now;
            if (pieces == PIECES) {
                state = TipOffState.RECEIVED;
            }
            return true;
        }

        void close() {
            if (state == TipOffState.COLLECTING) {
                state = TipOffState.RECEIVED;
            }
        }

        void withdraw() {
            if (state != TipOffState.WITHDRAWN) {
                officeToBeTold = mails > 0;
                state = TipOffState.WITHDRAWN;
            }
        }

        void deliver() {
            if (state == TipOffState.RECEIVED) {
                state = TipOffState.FORWARDED;
            }
        }

        void pass(Instant now) {
            boolean quiet = Duration.between(last, now).toMinutes() >= 10;
            if (state == TipOffState.COLLECTING
                    && (quiet || Duration.between(opened, now).toMinutes() >= 20)) {
                state = TipOffState.RECEIVED;
            }
            if (state == TipOffState.RECEIVED && mails == 0) {
                mails = 1;
            }
            if (officeToBeTold) {
                mails++;
                officeToBeTold = false;
            }
        }
    }
}
