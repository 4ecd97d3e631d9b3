package org.chengqing.console.overview;

import java.util.List;
import java.util.Map;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The first page. */
@Component
@ConditionalOnWebApplication
final class Overview implements Section {
    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/console", Permission.SIGNED_IN, _ -> Answer.view("console/overview/overview", Map.of())));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("概况", "/console", Permission.SIGNED_IN, 0));
    }
}
