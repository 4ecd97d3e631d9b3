package org.chengqing.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.broadcast.DeliveryState;

/**
 * The ledger of a broadcast beside what arrived, recipient by recipient, where everybody may be written to.
 *
 * @param states how many recipients stand how, and how many of them got none, one, or more
 * @param broken one line for each recipient with whom something is wrong
 */
record Compared(Map<DeliveryState, Got> states, List<String> broken) {
    Compared {
        states = new EnumMap<>(states);
        broken = List.copyOf(broken);
    }

    /** Recipients of one state by the number of messages that reached them. */
    record Got(int none, int one, int more) {
        private Got with(int messages) {
            return switch (messages) {
                case 0 -> new Got(none + 1, one, more);
                case 1 -> new Got(none, one + 1, more);
                default -> new Got(none, one, more + 1);
            };
        }

        /** All of them. */
        int all() {
            return none + one + more;
        }
    }

    /**
     * Compares.
     *
     * @param people who should be told: the pseudonym by the platform's name of the person
     * @param ledger what the service says, by pseudonym
     * @param arrived how many messages the platform took for each of its people
     */
    static Compared of(Map<String, String> people, Map<String, DeliveryState> ledger, Map<String, Integer> arrived) {
        Map<DeliveryState, Got> states = new EnumMap<>(DeliveryState.class);
        List<String> broken = new ArrayList<>();
        Map<String, DeliveryState> strangers = new HashMap<>(ledger);
        people.forEach((person, pseudonym) -> {
            DeliveryState state = strangers.remove(pseudonym);
            int messages = arrived.getOrDefault(person, 0);
            if (state == null) {
                broken.add(person + " 不在名单里，收到 " + messages + " 条");
                return;
            }
            states.merge(state, new Got(0, 0, 0).with(messages), (known, _) -> known.with(messages));
            if (!isKept(state, messages)) {
                broken.add(person + " 名单记为 " + state + "，收到 " + messages + " 条");
            }
        });
        strangers.forEach((pseudonym, state) -> broken.add("名单里多出 " + pseudonym + "（" + state + "）"));
        arrived.forEach((person, messages) -> {
            if (!people.containsKey(person)) {
                broken.add(person + " 不该收到，收到 " + messages + " 条");
            }
        });
        return new Compared(states, broken);
    }

    /** Everybody can be reached, so that any other state is a recipient left out. */
    private static boolean isKept(DeliveryState state, int messages) {
        return switch (state) {
            case SENT -> messages == 1;
            case UNCERTAIN -> messages <= 1;
            case PLANNED, SENDING, UNREACHABLE, FAILED, TOLD_BEFORE, CANCELLED -> false;
        };
    }

    /** How many recipients stand so. */
    int in(DeliveryState state) {
        return states.getOrDefault(state, new Got(0, 0, 0)).all();
    }
}
