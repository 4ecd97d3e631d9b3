package org.chengqing.conversation;

import java.util.List;
import org.chengqing.broadcast.Subscriptions;
import org.chengqing.channel.PersonForgotten;
import org.chengqing.channel.Sender;
import org.chengqing.intake.Asked;
import org.chengqing.intake.Intake;
import org.chengqing.intake.Intake.Forgotten;
import org.chengqing.questions.Questions;
import org.chengqing.reception.Reception;
import org.springframework.context.ApplicationEventPublisher;

/** Deletes what is kept on a person, in all features. Blocks. */
final class Forgetting {
    private final Intake intake;
    private final Questions questions;
    private final Reception reception;
    private final Subscriptions subscriptions;
    private final ApplicationEventPublisher events;

    Forgetting(
            Intake intake,
            Questions questions,
            Reception reception,
            Subscriptions subscriptions,
            ApplicationEventPublisher events) {
        this.intake = intake;
        this.questions = questions;
        this.reception = reception;
        this.subscriptions = subscriptions;
        this.events = events;
    }

    /** Forgets the person; what could not be done now is said, and can be asked for again. */
    Event.Erased forget(Sender sender) {
        boolean questionsForgotten = questions.forget(sender);
        boolean unsubscribed = subscriptions.forget(sender);
        boolean restForgotten = reception.forget(sender) && questionsForgotten && unsubscribed;
        Asked<Forgotten> reports = intake.forget(sender);
        events.publishEvent(new PersonForgotten(sender));
        return reports instanceof Asked.Known<Forgotten>(var forgotten)
                ? new Event.Erased(forgotten.withdrawn(), forgotten.unattributed(), restForgotten)
                : new Event.Erased(List.of(), List.of(), false);
    }
}
