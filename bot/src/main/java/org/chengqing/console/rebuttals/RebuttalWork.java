package org.chengqing.console.rebuttals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Waiting;
import org.chengqing.knowledge.catalog.ReviewLists;
import org.chengqing.knowledge.catalog.ReviewSearch;
import org.chengqing.staff.Permission;
import org.chengqing.staff.StaffMember;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Rebuttals that wait: for a reviewer, or for somebody to look at them before they end. */
@Component
@ConditionalOnWebApplication
final class RebuttalWork implements Waiting {
    /** More are not counted: who has that many waiting needs no exact number. */
    private static final int MOST = 100;

    private static final ReviewSearch IN_REVIEW =
            new ReviewSearch(null, ReviewSearch.Stage.WAITING, null, null, null, null, null, null);

    private final ReviewLists reviews;
    private final RebuttalSettings settings;
    private final Clock clock;

    RebuttalWork(ReviewLists reviews, RebuttalSettings settings, Clock clock) {
        this.reviews = reviews;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Item> items(StaffMember staff) {
        List<Item> items = new ArrayList<>();
        if (staff.may(Permission.RELEASE_REBUTTALS)) {
            int waiting = reviews.list(IN_REVIEW, 0, MOST).size();
            items.add(new Item("辟谣等待审核", waiting, "/console/rebuttals?stage=WAITING", false, 10));
        }
        if (staff.may(Permission.WRITE_REBUTTALS)) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
            LocalDate until = today.plusDays(settings.remindBefore().toDays());
            int ending = reviews.ending(today, until, MOST).size();
            items.add(new Item("辟谣快到有效期", ending, "/console/rebuttals?stage=RELEASED&time=soon", false, 11));
        }
        return items;
    }
}
