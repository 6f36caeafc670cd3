/* What commands do, where the screen's own words are about keys and what is selected. */
#include "ui/plain/plain.h"
#include "ui/tui/state/catalogue.h"

const char *plain_action_text(enum ui_action_id id)
{
    switch ((int)id) {
    case UI_ACTION_SET:
        return "Set any field, by its path or number: set container.HostConfig.Memory=2g, set "
               "2.3=4";
    case UI_ACTION_SET_NULL:
        return "Set a field to null, where that is not the same as unset";
    case UI_ACTION_ADD:
        return "Add a value to a list, a name to a map, or one of the usual kinds by its number";
    case UI_ACTION_COPY_RUN:
        return "The container as a whole docker run line, for PowerShell where no shell is named";
    case UI_ACTION_COPY_DOCKER:
        return "A field as flags of docker run for PowerShell";
    case UI_ACTION_DUPLICATE:
        return "Duplicate an element of a list";
    case UI_ACTION_REMOVE:
        return "Remove an element of a list or map; unset a field";
    case UI_ACTION_MOVE_DOWN:
        return "Move an element of a list down";
    case UI_ACTION_MOVE_UP:
        return "Move an element of a list up";
    case UI_ACTION_RENAME:
        return "Rename a key of a map";
    case UI_ACTION_FIX:
        return "What takes a problem away, by its number in 'errors'; REMEDY carries one of these "
               "out";
    case UI_ACTION_OTHER_VIEW:
        return "Show the request that the container is made of, or the container that create makes "
               "of it";
    case UI_ACTION_HISTORY:
        return "All steps with their times; NUMBER goes back or forward to one";
    case UI_ACTION_ENGINE:
        return "Apply the rules of this engine: a line such as moby-29, or one release such as "
               "25.0.6";
    case UI_ACTION_SAVE:
        return "Save to the file that was opened, or to FILE";
    case UI_ACTION_REPORT:
        return "Write the case file, secrets masked: all that is known, to hand on, as .md or "
               ".html";
    case UI_ACTION_OPEN:
        return "Open a file beside what is open, of any kind that is read";
    case UI_ACTION_RECENT:
        return "The files that were opened last; NUMBER opens one";
    case UI_ACTION_CHOOSE:
        return "The containers of the files; NUMBER or NAME chooses one";
    case UI_ACTION_ADD_FILE:
        return "Take in what another file tells; FILE --shell NAME for a run line";
    case UI_ACTION_SHELL:
        return "Read a docker run line as typed into another shell";
    case UI_ACTION_HOST_INFO:
        return "Take host and engine from a docker info";
    case UI_ACTION_DOCUMENTS:
        return "The open documents; NUMBER goes to one";
    case UI_ACTION_SAVE_ALL:
        return "Save every document with unsaved edits (wa)";
    case UI_ACTION_SAVE_ALL_QUIT:
        return "Save every document with unsaved edits, then leave (wqa, xa)";
    case UI_ACTION_SAVE_QUIT:
        return "Save, then leave (wq, x)";
    case UI_ACTION_QUIT_NOW:
        return "Leave at once; unsaved edits are lost (q!)";
    default:
        return ui_action_text(id);
    }
}
