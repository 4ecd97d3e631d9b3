package org.chengqing.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.chengqing.retention.Expiry;

/** Forgets people to whom no feature has anything to say any more. */
final class UnusedContacts implements Expiry {
    /** A contact is kept in the transaction of what needs it; none is as young as this and not yet in use. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final Contacts contacts;
    private final Supplier<List<ContactUse>> uses;

    UnusedContacts(Contacts contacts, Supplier<List<ContactUse>> uses) {
        this.contacts = contacts;
        this.uses = uses;
    }

    @Override
    public String what() {
        return "不再需要的联系方式";
    }

    /** Answers as many empty names as were forgotten: the record says how many, not who. */
    @Override
    public List<String> expire(Instant now, int most) {
        List<String> forgotten = new ArrayList<>();
        Pseudonym last = null;
        while (forgotten.size() < most) {
            List<Pseudonym> some = contacts.keptBefore(now.minus(YOUNG), last, most);
            if (some.isEmpty()) {
                break;
            }
            last = some.getLast();
            Set<Pseudonym> needed = new HashSet<>();
            uses.get().forEach(use -> needed.addAll(use.needed(some)));
            for (Pseudonym person : some) {
                if (!needed.contains(person)) {
                    contacts.forget(person);
                    forgotten.add("");
                }
            }
        }
        return forgotten;
    }
}
