package org.chengqing.conversation;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.util.List;
import java.util.Optional;
import org.chengqing.reception.Heard;
import org.chengqing.reception.Reception;

/** A counter with nobody at it: the bot answers everything. */
final class NoStaff {
    static final Reception RECEPTION = reception();

    private NoStaff() {}

    private static Reception reception() {
        Reception reception = mock(Reception.class, withSettings().stubOnly());
        when(reception.hear(any(), any(), any())).thenReturn(new Heard.ToTheBot());
        when(reception.kept(any())).thenReturn(Optional.of(List.of()));
        when(reception.forget(any())).thenReturn(true);
        return reception;
    }
}
