package org.chengqing.console.cases;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Visit;
import org.chengqing.intake.Asked;
import org.chengqing.intake.CaseFile;
import org.chengqing.intake.CaseList;
import org.chengqing.intake.HandOvers;
import org.chengqing.intake.Notice;
import org.chengqing.intake.OpenCase;
import org.chengqing.intake.OpenCases;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffState;
import org.chengqing.outbox.MailState;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** One case on one page. Blocks on JDBC. */
@Component
@ConditionalOnWebApplication
final class CasePage {
    static final String AWAY = "数据库没有及时回答，刚才的操作可能没有完成。请过一会儿再看一看，需要时重做。";

    private static final String TEMPLATE = "console/cases/case";
    private static final int MOST_SIMILAR = 10;

    private final OpenCases cases;
    private final CaseList list;
    private final HandOvers handOvers;
    private final Inbox inbox;
    private final Categories categories;
    private final Notice.Words words;
    private final Clock clock;

    CasePage(
            OpenCases cases,
            CaseList list,
            HandOvers handOvers,
            Inbox inbox,
            Categories categories,
            Notice.Words words,
            Clock clock) {
        this.cases = cases;
        this.list = list;
        this.handOvers = handOvers;
        this.inbox = inbox;
        this.categories = categories;
        this.words = words;
        this.clock = clock;
    }

    /** What a handler does with the case of its path; missing when there is none of this number. */
    static Answer on(Visit visit, Function<Receipt, Answer> act) {
        return Receipt.parse(visit.path("receipt")).map(act).orElseGet(Answer.Missing::new);
    }

    /** The page as it is now, with a form as it was sent where that did not do. */
    Answer show(Visit visit, Receipt receipt, Form form, HttpStatus status) {
        return switch (cases.masked(receipt)) {
            case Asked.Known<OpenCase>(var open) -> new Answer.View(TEMPLATE, model(visit, open, form), status);
            case Asked.NotFound<OpenCase> _ -> new Answer.Missing();
            case Asked.Unavailable<OpenCase> _ -> new Answer.Refused(AWAY);
        };
    }

    /** A choice of state, and what the sender is told of it. */
    record Choice(TipOffState state, String label, String told) {}

    /** A mail about the case in words. */
    record Mail(String key, String state, boolean waits) {}

    private Map<String, Object> model(Visit visit, OpenCase open, Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("it", open);
        model.put("form", form);
        model.put("token", form.value("token").isEmpty() ? Form.newToken() : form.value("token"));
        model.put("state", CaseFile.word(open.state()));
        model.put("tag", Inbox.StateTag.of(open.state()));
        model.put("category", categories.label(open.category()));
        String left = inbox.clock(open.due());
        if (left != null) {
            model.put("left", left);
        }
        model.put("mine", visit.by().equals(open.assignee()));
        model.put("choices", choices(open));
        model.put("entries", open.entries().reversed());
        model.put("mails", open.mails().stream().map(CasePage::mail).toList());
        model.put("seesMails", visit.staff().may(Permission.HANDLE_MAILS));
        model.put(
                "similar",
                list.similar(open.receipt(), MOST_SIMILAR).stream()
                        .map(inbox::line)
                        .toList());
        model.put("related", cases.related(open.receipt()));
        model.put("allowed", handOvers.allowed());
        model.put("repeatedTold", words.handledElsewhere());
        if (!form.value("text").isEmpty()) {
            model.put("told", told(open.receipt(), form.value("text")));
        }
        return model;
    }

    private List<Choice> choices(OpenCase open) {
        return open.next().stream()
                .sorted(Comparator.naturalOrder())
                .map(state -> new Choice(
                        state,
                        CaseFile.word(state),
                        words.of(new Notice(open.receipt(), state, null, clock.instant()))))
                .toList();
    }

    /** An answer as its reader will get it. */
    String told(Receipt receipt, String answer) {
        return words.of(new Notice(receipt, null, answer, clock.instant()));
    }

    /** What it is told that another report about the same matter is handled under. */
    String handledElsewhere() {
        return words.handledElsewhere();
    }

    private static Mail mail(OpenCase.Mail mail) {
        String state =
                switch (mail.state()) {
                    case PENDING -> "等待发送";
                    case SENDING -> "正在发送";
                    case RETRY -> "没有发成，等待再试";
                    case UNCERTAIN -> "存疑：发出去了，没有等到对方的答复";
                    case SENT -> "已送达";
                    case DEAD -> "未送达：程序已放弃，需要处理";
                    case SPLIT -> "分几封发送中";
                };
        return new Mail(mail.key(), state, mail.state() != MailState.SENT);
    }
}
