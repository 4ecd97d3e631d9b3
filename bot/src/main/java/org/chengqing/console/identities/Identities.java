package org.chengqing.console.identities;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.channel.Sender;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.identity.Reveals;
import org.chengqing.identity.Reveals.Revealed;
import org.chengqing.intake.Asked;
import org.chengqing.intake.Identification;
import org.chengqing.intake.Receipt;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Asking who sent a report, and the record of who asked. */
@Component
@ConditionalOnWebApplication
final class Identities implements Section {
    private static final String PATH = "/console/identities";
    private static final String PAGE = "console/identities/identities";
    private static final int LONGEST_REASON = 500;
    private static final int MOST = 100;

    private final Identification identification;
    private final Reveals reveals;
    private final AuditTrail audit;

    Identities(Identification identification, Reveals reveals, AuditTrail audit) {
        this.identification = identification;
        this.reveals = reveals;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Permission.REVEAL_IDENTITY, _ -> Answer.view(PAGE, page())),
                Route.post(PATH, Permission.REVEAL_IDENTITY, this::reveal));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("举报人身份", PATH, Permission.REVEAL_IDENTITY, 60));
    }

    private Map<String, Object> page() {
        return new HashMap<>(Map.of("record", reveals.record(MOST)));
    }

    private Answer reveal(Visit visit) {
        Optional<Receipt> receipt = Receipt.parse(visit.field("receipt"));
        String reason = visit.field("reason");
        if (receipt.isEmpty()) {
            return wrong(visit, "receiptError", "请写回执编号，像 20261122-7K3F 这样。");
        }
        if (reason.length() > LONGEST_REASON) {
            return wrong(visit, "reasonError", "依据最多 " + LONGEST_REASON + " 字。");
        }
        return switch (identification.reveal(receipt.get(), visit.by(), reason)) {
            case Asked.Known<Revealed>(Revealed.NoReason _) ->
                wrong(visit, "reasonError", "请写明依据，至少 5 个字，例如文号。什么也没有查。");
            case Asked.Known<Revealed>(Revealed.Shown(Sender sender)) -> shown(visit, receipt.get(), reason, sender);
            case Asked.Known<Revealed>(Revealed.Forgotten _) -> shown(visit, receipt.get(), reason, null);
            case Asked.NotFound<Revealed> _ -> wrong(visit, "receiptError", "没有编号为 " + receipt.get() + " 的线索。");
            case Asked.Unavailable<Revealed> _ -> new Answer.Refused("数据库没有及时回答，请稍后再试。");
        };
    }

    /** Nothing is shown before it stands in the audit trail too. */
    private Answer shown(Visit visit, Receipt receipt, String reason, @Nullable Sender sender) {
        audit.record(visit.by(), AuditAct.IDENTITY_REVEALED, receipt.value(), reason);
        Map<String, Object> model = page();
        model.put("receipt", receipt.value());
        if (sender == null) {
            model.put("forgotten", true);
        } else {
            model.put("sender", sender);
            model.put("channel", channel(sender.channel()));
        }
        return Answer.view(PAGE, model);
    }

    private static String channel(String name) {
        return switch (name) {
            case "wechat" -> "微信";
            case "web" -> "网页";
            default -> name;
        };
    }

    private Answer wrong(Visit visit, String field, String sentence) {
        Map<String, Object> model = page();
        model.put(field, sentence);
        model.put("typedReceipt", visit.field("receipt"));
        model.put("typedReason", visit.field("reason"));
        return Answer.invalid(PAGE, model);
    }
}
