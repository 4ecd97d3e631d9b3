package org.chengqing.intake;

import java.util.Optional;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Reveals;
import org.chengqing.identity.Reveals.Revealed;

/** Tells who sent a report to whom that is allowed, with a reason, on the record. Blocks on JDBC. */
public final class Identification {
    private final Fence fence;
    private final TipOffs tipOffs;
    private final Reveals reveals;

    Identification(Fence fence, TipOffs tipOffs, Reveals reveals) {
        this.fence = fence;
        this.tipOffs = tipOffs;
        this.reveals = reveals;
    }

    /**
     * Who sent this report; not found when there is no such report.
     *
     * @param askedBy the member of staff
     * @param reason in their words, at least five characters
     */
    public Asked<Revealed> reveal(Receipt receipt, String askedBy, String reason) {
        Asked<Pseudonym> sender = fence.ask(() -> tipOffs.find(receipt).map(TipOff::sender));
        return switch (sender) {
            case Asked.Known<Pseudonym>(var person) ->
                fence.ask(() -> Optional.of(reveals.reveal(receipt.value(), person, askedBy, reason)));
            case Asked.NotFound<Pseudonym> none -> new Asked.NotFound<>();
            case Asked.Unavailable<Pseudonym> away -> new Asked.Unavailable<>();
        };
    }
}
