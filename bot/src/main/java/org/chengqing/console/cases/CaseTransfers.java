package org.chengqing.console.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.intake.Asked;
import org.chengqing.intake.CaseBundles;
import org.chengqing.intake.CasePiece;
import org.chengqing.intake.CaseReading;
import org.chengqing.intake.CaseWork;
import org.chengqing.intake.HandOvers;
import org.chengqing.intake.OpenCases;
import org.chengqing.intake.Receipt;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What takes a case, or its full text, somewhere else: each with a reason, on the record. */
@Component
@ConditionalOnWebApplication
final class CaseTransfers implements Section {
    private static final int LONGEST_REASON = 500;

    private final CasePage page;
    private final CaseWork work;
    private final OpenCases cases;
    private final HandOvers handOvers;
    private final CaseBundles bundles;

    CaseTransfers(CasePage page, CaseWork work, OpenCases cases, HandOvers handOvers, CaseBundles bundles) {
        this.page = page;
        this.work = work;
        this.cases = cases;
        this.handOvers = handOvers;
        this.bundles = bundles;
    }

    @Override
    public List<Route> routes() {
        Permission needs = Permission.WORK_ON_TIP_OFFS;
        return List.of(
                Route.post(CaseDesk.PATH + "/full", needs, visit -> CasePage.on(visit, it -> full(visit, it))),
                Route.post(
                        CaseDesk.PATH + "/duplicate", needs, visit -> CasePage.on(visit, it -> duplicate(visit, it))),
                Route.post(CaseDesk.PATH + "/hand-over", needs, visit -> CasePage.on(visit, it -> handOver(visit, it))),
                Route.post(CaseDesk.PATH + "/export", needs, visit -> CasePage.on(visit, it -> export(visit, it))));
    }

    private Answer full(Visit visit, Receipt receipt) {
        String reason = visit.field("why");
        if (!isReason(visit, reason)) {
            return wrong(visit, receipt, "why", "请写明为什么要看全文，5 到 500 个字。", "why");
        }
        return switch (cases.full(receipt, visit.by(), reason)) {
            case Asked.Known<List<CasePiece>>(var pieces) ->
                Answer.view("console/cases/full", Map.of("receipt", receipt, "pieces", pieces, "reason", reason));
            case Asked.NotFound<List<CasePiece>> _ -> new Answer.Missing();
            case Asked.Unavailable<List<CasePiece>> _ -> new Answer.Refused(CasePage.AWAY);
        };
    }

    private Answer duplicate(Visit visit, Receipt receipt) {
        Optional<Receipt> original = Receipt.parse(visit.field("of"));
        if (original.isEmpty()) {
            return wrong(visit, receipt, "of", "请写另一件的回执编号，像 20261122-7K3F 这样。", "of");
        }
        return switch (work.markDuplicate(receipt, original.get(), page.handledElsewhere(), visit.by())) {
            case DONE -> Answer.redirect("/console/cases/" + receipt, "已标为与 " + original.get() + " 重复并办结，程序会告诉举报人。");
            case ITSELF -> wrong(visit, receipt, "of", "这就是本件的编号，请写另一件的。", "of");
            case NO_SUCH_CASE -> wrong(visit, receipt, "of", "没有这个编号的线索，或者它还在登记、已撤回。", "of");
            case CHAINED -> wrong(visit, receipt, "of", "那一件自己也标为重复，或者已有别的线索并到本件。请写真正在办的那一件。", "of");
            case NOT_ALLOWED ->
                page.show(
                        visit,
                        receipt,
                        Form.refused(visit, "没有完成：这件线索现在的状态不能再办结。这一页已经是最新的，请看过再决定。"),
                        HttpStatus.CONFLICT);
            case UNAVAILABLE -> new Answer.Refused(CasePage.AWAY);
        };
    }

    private Answer handOver(Visit visit, Receipt receipt) {
        String address = visit.field("address");
        String[] fields = {"address", "explanation", "token"};
        if (visit.field("explanation").length() > LONGEST_REASON) {
            return wrong(visit, receipt, "explanation", "说明最多 500 字。", fields);
        }
        return switch (handOvers.handOver(
                receipt, address, visit.field("explanation"), visit.by(), Form.token(visit))) {
            case DONE -> Answer.redirect("/console/cases/" + receipt, "移交邮件已交给邮件队列，寄往 " + address + "；有没有送到，看下面的“邮件”。");
            case NO_REASON -> wrong(visit, receipt, "explanation", "请写明为什么移交，至少 5 个字。", fields);
            case NOT_AN_ADDRESS -> wrong(visit, receipt, "address", "这不是一个邮件地址，请写成 name@example.gov 的样子，一次一个。", fields);
            case NOT_ALLOWED_THERE ->
                wrong(
                        visit,
                        receipt,
                        "address",
                        "按本单位的设置不能寄到这个地址，只能寄到：" + String.join("、", handOvers.allowed()),
                        fields);
            case NOT_POSSIBLE ->
                page.show(visit, receipt, Form.refused(visit, "没有完成：还在登记或已撤回的线索不能移交。"), HttpStatus.CONFLICT);
            case NO_SUCH_CASE -> new Answer.Missing();
            case UNAVAILABLE -> new Answer.Refused(CasePage.AWAY);
        };
    }

    private Answer export(Visit visit, Receipt receipt) {
        String reason = visit.field("purpose");
        if (!isReason(visit, reason)) {
            return wrong(visit, receipt, "purpose", "请写明为什么导出，5 到 500 个字。", "purpose");
        }
        return switch (bundles.takeOut(receipt, visit.by(), reason)) {
            case Asked.Known<CaseBundles.Bundle>(var bundle) ->
                Answer.download("线索 " + receipt + ".zip", bundle::writeTo);
            case Asked.NotFound<CaseBundles.Bundle> _ -> new Answer.Missing();
            case Asked.Unavailable<CaseBundles.Bundle> _ -> new Answer.Refused(CasePage.AWAY);
        };
    }

    private static boolean isReason(Visit visit, String reason) {
        return CaseReading.isReason(visit.by(), reason) && reason.length() <= LONGEST_REASON;
    }

    private Answer wrong(Visit visit, Receipt receipt, String field, String sentence, String... fields) {
        return page.show(visit, receipt, Form.wrong(visit, field, sentence, fields), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
