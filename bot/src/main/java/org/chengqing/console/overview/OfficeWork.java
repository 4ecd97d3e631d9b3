package org.chengqing.console.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengqing.console.page.Waiting;
import org.chengqing.intake.CaseList;
import org.chengqing.intake.TipOffFigures;
import org.chengqing.intake.TipOffState;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutboxHealth;
import org.chengqing.questions.QuestionGroups;
import org.chengqing.reception.Counter;
import org.chengqing.reception.Visit;
import org.chengqing.staff.Permission;
import org.chengqing.staff.StaffMember;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What waits in the areas that tell it by their numbers alone. */
@Component
@ConditionalOnWebApplication
final class OfficeWork implements Waiting {
    private final QuestionGroups groups;
    private final Counter counter;
    private final CaseList cases;
    private final TipOffFigures tipOffs;
    private final Outbox outbox;

    OfficeWork(QuestionGroups groups, Counter counter, CaseList cases, TipOffFigures tipOffs, Outbox outbox) {
        this.groups = groups;
        this.counter = counter;
        this.cases = cases;
        this.tipOffs = tipOffs;
        this.outbox = outbox;
    }

    @Override
    public List<Item> items(StaffMember staff) {
        List<Item> items = new ArrayList<>();
        if (staff.may(Permission.READ_QUESTIONS)) {
            items.add(new Item("问题突然增多", groups.spikes().size(), "/console/questions", true, 20));
        }
        if (staff.may(Permission.ANSWER_PERSONS)) {
            long waiting = counter.open().stream()
                    .filter(visit -> visit.state() == Visit.State.WAITING)
                    .count();
            items.add(new Item("有人在等人工回复", waiting, "/console/conversations", true, 21));
        }
        if (staff.may(Permission.WORK_ON_TIP_OFFS)) {
            Map<TipOffState, Long> states = tipOffs.states();
            long untouched =
                    states.getOrDefault(TipOffState.RECEIVED, 0L) + states.getOrDefault(TipOffState.FORWARDED, 0L);
            items.add(new Item("线索还没有人办", untouched, "/console/cases", false, 30));
            items.add(new Item("线索已超时", cases.overdue(), "/console/cases?overdue=on", true, 31));
            items.add(new Item("线索核实中", states.getOrDefault(TipOffState.IN_PROGRESS, 0L), "/console/cases", false, 32));
        }
        if (staff.may(Permission.HANDLE_MAILS)) {
            OutboxHealth health = outbox.health();
            items.add(new Item("邮件死信", health.dead(), "/console/mails", true, 40));
            items.add(new Item("邮件待核实或疑似丢失", health.uncertain() + health.suspectedLost(), "/console/mails", false, 41));
        }
        return items;
    }
}
