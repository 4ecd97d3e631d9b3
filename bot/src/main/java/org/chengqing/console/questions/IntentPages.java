package org.chengqing.console.questions;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.conversation.intent.IntentLog;
import org.chengqing.conversation.intent.UnderstoodMessage;
import org.chengqing.masking.Masking;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What messages were taken to want, the least certain first, to be put right: corrections become training data. */
@Component
@ConditionalOnWebApplication
final class IntentPages implements Section {
    private static final String LIST = "/console/intents";
    private static final int SHOWN = 50;

    private final IntentLog log;
    private final AuditTrail audit;

    IntentPages(IntentLog log, AuditTrail audit) {
        this.log = log;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(LIST, Permission.WRITE_REBUTTALS, this::list),
                Route.post(LIST + "/{id}", Permission.WRITE_REBUTTALS, this::correct));
    }

    /** A choice of the form. */
    record Option(String code, String label) {}

    /** A row of the list; what it was corrected to is empty where nobody did. */
    record Row(UnderstoodMessage message, String text, String label, String corrected) {}

    private Answer list(Visit visit) {
        Optional<Intent> intent = visit.query("intent").flatMap(Intent::ofCode);
        boolean latest = visit.query("order").filter("latest"::equals).isPresent();
        List<Row> rows = log.list(intent.orElse(null), !latest, SHOWN).stream()
                .map(message -> new Row(
                        message,
                        Masking.masked(message.text()),
                        IntentWords.of(message.intent()),
                        message.correction()
                                .map(it -> IntentWords.of(it.intent()))
                                .orElse("")))
                .toList();
        List<Option> options = Arrays.stream(Intent.values())
                .map(it -> new Option(it.code(), IntentWords.of(it)))
                .toList();
        return Answer.view(
                "console/questions/intents",
                Map.of(
                        "rows", rows,
                        "options", options,
                        "intent", intent.map(Intent::code).orElse(""),
                        "latest", latest));
    }

    private Answer correct(Visit visit) {
        Optional<Intent> intent = Intent.ofCode(visit.field("intent"));
        if (intent.isEmpty() || !visit.path("id").matches("[0-9]{1,18}")) {
            return new Answer.Refused("请选择这句话真正想要的是什么。");
        }
        long id = Long.parseLong(visit.path("id"));
        if (!log.correct(id, intent.get(), visit.by())) {
            return Answer.redirect(LIST, "这条已经过期删除了，不用再改。");
        }
        audit.record(visit.by(), AuditAct.INTENT_CORRECTED, "消息 " + id, IntentWords.of(intent.get()));
        return Answer.redirect(LIST, "已改为“" + IntentWords.of(intent.get()) + "”，下次训练时采用。");
    }
}
