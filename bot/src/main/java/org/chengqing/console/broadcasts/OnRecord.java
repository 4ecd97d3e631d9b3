package org.chengqing.console.broadcasts;

import java.util.Objects;
import java.util.function.Supplier;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.broadcast.BroadcastResult;
import org.chengqing.console.page.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What staff do with a broadcast and its entry in the audit trail, as one transaction. */
@Component
@ConditionalOnWebApplication
final class OnRecord {
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    OnRecord(AuditTrail audit, PlatformTransactionManager manager) {
        this.audit = audit;
        this.transactions = new TransactionTemplate(manager);
    }

    /** What the work answers; done, it is put down who did it, and why. */
    BroadcastResult keep(Visit visit, AuditAct act, @Nullable String why, Supplier<BroadcastResult> work) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            BroadcastResult result = work.get();
            if (result instanceof BroadcastResult.Done(var id)) {
                audit.record(visit.by(), act, Long.toString(id), why);
            }
            return result;
        }));
    }
}
