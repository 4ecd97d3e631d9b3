package org.chengqing.conversation;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.util.List;
import java.util.Optional;
import org.chengqing.broadcast.LastTold;
import org.chengqing.broadcast.Subscriptions;
import org.chengqing.reception.Heard;
import org.chengqing.reception.Reception;

/** A counter with nobody at it: the bot answers everything. And nobody subscribed to anything. */
final class NoStaff {
    static final Reception RECEPTION = reception();

    static final Subscriptions SUBSCRIPTIONS = subscriptions();

    static final LastTold LAST_TOLD = mock(LastTold.class, withSettings().stubOnly());

    private NoStaff() {}

    private static Subscriptions subscriptions() {
        Subscriptions subscriptions = mock(Subscriptions.class, withSettings().stubOnly());
        Subscriptions.Answered none = new Subscriptions.Answered.Topics(List.of());
        when(subscriptions.offered()).thenReturn(List.of("全部", "食品健康"));
        when(subscriptions.of(any())).thenReturn(none);
        when(subscriptions.add(any(), any())).thenReturn(none);
        when(subscriptions.remove(any(), any())).thenReturn(none);
        when(subscriptions.removeAll(any())).thenReturn(none);
        when(subscriptions.forget(any())).thenReturn(true);
        return subscriptions;
    }

    private static Reception reception() {
        Reception reception = mock(Reception.class, withSettings().stubOnly());
        when(reception.hear(any(), any(), any())).thenReturn(new Heard.ToTheBot());
        when(reception.kept(any())).thenReturn(Optional.of(List.of()));
        when(reception.forget(any())).thenReturn(true);
        return reception;
    }
}
