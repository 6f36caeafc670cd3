/* The manual of the screen's keys: the action table as text. */
#include "ui/cli/args.h"
#include "ui/tui/state/catalogue.h"

#include <stdio.h>
#include <string.h>

int cli_keys(const struct cli_args *args)
{
    const char *group = "";

    (void)args;
    for (int i = 0; i < UI_ACTION_COUNT; i++) {
        const struct ui_action *action = &ui_actions[i];

        if (strcmp(group, action->group) != 0)
            (void)printf("%s%s\n", i > 0 ? "\n" : "", action->group);
        group = action->group;
        (void)printf("  %-18s :%-18s %s\n", action->keys, action->name,
                     ui_action_text((enum ui_action_id)i));
    }
    return CLI_OK;
}
