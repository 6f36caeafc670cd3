/* The inspect of the container that is made, before its networks and mounts. */
#include "specgen/create/create_build.h"

/* Where the container's layer is: in the graph driver's folder, or with containerd, which tells
 * 29's inspect no more than the snapshotter. */
static void tell_layer(struct create_build *b)
{
    bool containerd = create_keeps_in_containerd(b);
    struct datum *name =
        datum_string(b->a, containerd ? STR_LIT("windows") : STR_LIT("windowsfilter"));
    struct datum *inspect = b->c->inspect, *graph, *data;

    CREATE_SET(inspect, "Driver", datum_copy(b->a, name), RULE_CREATE_STATE);
    if (containerd && DATUM(inspect, "Storage") != NULL) {
        struct datum *storage = datum_new(b->a, VALUE_MAP), *root = datum_new(b->a, VALUE_MAP);
        struct datum *snapshot = datum_new(b->a, VALUE_MAP);

        datum_add(snapshot, STR_LIT("Name"), name);
        datum_add(root, STR_LIT("Snapshot"), snapshot);
        datum_add(storage, STR_LIT("RootFS"), root);
        CREATE_SET(inspect, "Storage", storage, RULE_CREATE_STATE);
        return;
    }
    graph = CREATE_SET(inspect, "GraphDriver",
                       shape_read(b->a, SHAPE_GRAPH_DRIVER, NULL, b->engine.release),
                       RULE_CREATE_STATE);
    CREATE_SET(graph, "Name", name, RULE_CREATE_STATE);
    if (containerd)
        return;
    data = datum_new(b->a, VALUE_MAP);
    datum_add(data, STR_LIT("dir"),
              datum_string(b->a, CONCAT(b->a, b->root, STR_LIT("\\windowsfilter\\"), b->c->id)));
    CREATE_SET(graph, "Data", data, RULE_CREATE_STATE);
}

void create_assemble(struct create_build *b)
{
    struct create_container *c = b->c;

    c->inspect = shape_read(b->a, SHAPE_INSPECT, NULL, b->engine.release);
    c->settings = DATUM(c->inspect, "NetworkSettings");
    c->state = DATUM(c->inspect, "State");
    CREATE_SET(c->inspect, "Id", datum_string(b->a, c->id), RULE_CREATE_NAME);
    CREATE_SET(c->inspect, "Image", datum_string(b->a, b->image.id), RULE_CREATE_IMAGE);
    CREATE_SET(c->inspect, "Platform", datum_string(b->a, c->platform), RULE_CREATE_IMAGE);
    CREATE_SET(c->inspect, "Created", datum_string(b->a, STR_LIT(CREATE_EXAMPLE_TIME)),
               RULE_CREATE_STATE);
    CREATE_SET(c->inspect, "Name", datum_string(b->a, CONCAT(b->a, STR_LIT("/"), c->name)),
               RULE_CREATE_NAME);
    create_command(b);
    CREATE_SET(c->inspect, "HostConfig", c->host_config, RULE_COUNT);
    CREATE_SET(c->inspect, "Config", c->config, RULE_COUNT);
    tell_layer(b);
    CREATE_SET(c->state, "Status", datum_string(b->a, STR_LIT("created")), RULE_CREATE_STATE);
    CREATE_SET(c->state, "StartedAt", datum_string(b->a, STR_LIT(CREATE_NO_TIME)),
               RULE_CREATE_STATE);
    CREATE_SET(c->state, "FinishedAt", datum_string(b->a, STR_LIT(CREATE_NO_TIME)),
               RULE_CREATE_STATE);
    CREATE_SET(c->inspect, "Mounts", datum_new(b->a, VALUE_LIST), RULE_COUNT);
    CREATE_SET(c->settings, "Ports", datum_new(b->a, VALUE_MAP), RULE_COUNT);
    c->networks = CREATE_SET(c->settings, "Networks", datum_new(b->a, VALUE_MAP), RULE_COUNT);
}
