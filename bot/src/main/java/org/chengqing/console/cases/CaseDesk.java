package org.chengqing.console.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.intake.CaseFile;
import org.chengqing.intake.CaseWork;
import org.chengqing.intake.Office;
import org.chengqing.intake.Office.Outcome;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffState;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The page of a case, and what is done with it day by day. */
@Component
@ConditionalOnWebApplication
final class CaseDesk implements Section {
    static final String PATH = "/console/cases/{receipt}";

    /** What a platform sends as one text. */
    private static final int LONGEST_ANSWER = 600;

    private static final int LONGEST_NOTE = 2000;

    private final CasePage page;
    private final Office office;
    private final CaseWork work;

    CaseDesk(CasePage page, Office office, CaseWork work) {
        this.page = page;
        this.office = office;
        this.work = work;
    }

    @Override
    public List<Route> routes() {
        Permission needs = Permission.WORK_ON_TIP_OFFS;
        return List.of(
                Route.get(
                        PATH,
                        needs,
                        visit -> CasePage.on(visit, it -> page.show(visit, it, Form.fresh(), HttpStatus.OK))),
                Route.post(PATH + "/state", needs, visit -> CasePage.on(visit, it -> changeState(visit, it))),
                Route.post(PATH + "/answer", needs, visit -> CasePage.on(visit, it -> answer(visit, it))),
                Route.post(PATH + "/answer/preview", needs, visit -> CasePage.on(visit, it -> preview(visit, it))),
                Route.post(PATH + "/note", needs, visit -> CasePage.on(visit, it -> note(visit, it))),
                Route.post(PATH + "/take", needs, visit -> CasePage.on(visit, it -> take(visit, it))),
                Route.post(PATH + "/leave", needs, visit -> CasePage.on(visit, it -> leave(visit, it))));
    }

    private Answer changeState(Visit visit, Receipt receipt) {
        Optional<TipOffState> to = state(visit.field("to"));
        Optional<TipOffState> seen = state(visit.field("seen"));
        String note = visit.field("note");
        if (to.isEmpty() || seen.isEmpty()) {
            return wrong(visit, receipt, "to", "请选一个新的状态。", "note");
        }
        if (note.length() > LONGEST_NOTE) {
            return wrong(visit, receipt, "note", "备注最多 " + LONGEST_NOTE + " 字。", "to", "note");
        }
        Outcome outcome = office.changeState(receipt, seen.get(), to.get(), visit.by(), note.isEmpty() ? null : note);
        return after(visit, receipt, outcome, "状态已改为" + CaseFile.word(to.get()) + "，程序会告诉举报人。", "note");
    }

    private static Optional<TipOffState> state(String name) {
        return Arrays.stream(TipOffState.values())
                .filter(state -> state.name().equals(name))
                .findFirst();
    }

    private Answer answer(Visit visit, Receipt receipt) {
        String text = visit.field("text");
        String wrong = wrongAnswer(text);
        if (wrong != null) {
            return wrong(visit, receipt, "text", wrong, "text", "token");
        }
        if (!visit.field("preview").isEmpty()) {
            Form form = new Form(null, Map.of(), Map.of("text", text, "token", visit.field("token")));
            return page.show(visit, receipt, form, HttpStatus.OK);
        }
        Outcome outcome = office.answer(receipt, text, visit.by(), Form.token(visit));
        return after(visit, receipt, outcome, "答复已记下，正在发给举报人；发没发到，看下面的经过。", "text", "token");
    }

    private static @Nullable String wrongAnswer(String text) {
        return text.isEmpty()
                ? "请写答复的内容。"
                : text.length() > LONGEST_ANSWER ? "答复最多 " + LONGEST_ANSWER + " 字，现在 " + text.length() + " 字。" : null;
    }

    private Answer preview(Visit visit, Receipt receipt) {
        String text = visit.field("text");
        return Answer.view(
                "console/cases/case :: told", text.isEmpty() ? Map.of() : Map.of("told", page.told(receipt, text)));
    }

    private Answer note(Visit visit, Receipt receipt) {
        String text = visit.field("remark");
        if (text.isEmpty() || text.length() > LONGEST_NOTE) {
            String sentence = text.isEmpty() ? "请写备注的内容。" : "备注最多 " + LONGEST_NOTE + " 字。";
            return wrong(visit, receipt, "remark", sentence, "remark", "token");
        }
        Outcome outcome = work.note(receipt, text, visit.by(), Form.token(visit));
        return after(visit, receipt, outcome, "备注已记下，只有工作人员看得到。", "remark", "token");
    }

    private Answer take(Visit visit, Receipt receipt) {
        String seen = visit.field("seen");
        Outcome outcome = work.take(receipt, visit.by(), seen.isEmpty() ? null : seen);
        return after(visit, receipt, outcome, "这件线索现在由您办理。");
    }

    private Answer leave(Visit visit, Receipt receipt) {
        return after(visit, receipt, work.leave(receipt, visit.by()), "这件线索现在没有人办理。");
    }

    private Answer wrong(Visit visit, Receipt receipt, String field, String sentence, String... fields) {
        return page.show(visit, receipt, Form.wrong(visit, field, sentence, fields), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Answer after(Visit visit, Receipt receipt, Outcome outcome, String done, String... fields) {
        return switch (outcome) {
            case Outcome.Done _ -> Answer.redirect("/console/cases/" + receipt, done);
            case Outcome.NotAllowed(var state) ->
                page.show(
                        visit,
                        receipt,
                        Form.refused(
                                visit, "没有完成：别人刚刚改动过这件线索，它现在是“" + CaseFile.word(state) + "”。这一页已经是最新的，请看过再决定。", fields),
                        HttpStatus.CONFLICT);
            case Outcome.NotFound _ -> new Answer.Missing();
            case Outcome.Unavailable _ -> new Answer.Refused(CasePage.AWAY);
        };
    }
}
