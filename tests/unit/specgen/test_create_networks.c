/* What create settles of networks, modes and addresses, a row each; the texts are the daemon's. */
#include "create_testing.h"

#define MAC    "\"MacAddress\":\"02:42:ac:11:00:02\""
#define OWN(m) "\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{\"MacAddress\":\"" m "\"}}}"
#define MIGRATE                                                                                    \
    "HostConfig.NetworkMode must match the identity of a network in "                              \
    "NetworkSettings.Networks"
#define OTHER "\"NetworkingConfig\":{\"EndpointsConfig\":{\"corp\":{}}}"
#define DIFFERS                                                                                    \
    "the container-wide MAC address must match the endpoint-specific MAC "                         \
    "address for the main "                                                                        \
    "network, or be left empty"

static void the_containers_own_mac_address_moves_to_its_network(void **state)
{
    static const struct row rows[] = {
        {"moby-27", BODY(MAC), MAC_AT, "02:42:ac:11:00:02"},
        {"moby-27", BODY(MAC), "Config.MacAddress", "02:42:ac:11:00:02"},
        {"moby-27", BODY(MAC), "?",
         "The container-wide MacAddress field is now deprecated. It should be "
         "specified in "
         "EndpointsConfig instead."},
        {"moby-27", BODY(MAC "," OWN("02:42:ac:11:00:02")), MAC_AT, "02:42:ac:11:00:02"},
        {"moby-27", BODY(MAC "," OWN("02:42:ac:11:00:03")), "!", DIFFERS},
        {"moby-27", BODY(MAC "," OTHER), "!",
         "unable to migrate container-wide MAC address to a specific "
         "network: " MIGRATE},
        {"moby-25.0", BODY(MAC "," OTHER), "!",
         "if a container-wide MAC address is supplied, " MIGRATE},
        {"moby-27", BODY(MAC ",\"HostConfig\":{\"NetworkMode\":\"none\"}"),
         "NetworkSettings.Networks.none.MacAddress", ""},
        /* Shown again by inspect. */
        {"moby-24.0", BODY(MAC), "Config.MacAddress", "02:42:ac:11:00:02"},
        /* Clients of API 1.43 and older */
        {"moby-27", API("1.43") BODY(MAC), MAC_AT, "02:42:ac:11:00:02"},
        {"moby-27", API("1.43") BODY(MAC "," OWN("02:42:ac:11:00:03")), MAC_AT,
         "02:42:ac:11:00:02"},
        {"moby-27", API("1.43") BODY(OWN("02:42:ac:11:00:03")), MAC_AT, ""},
        {"moby-27", API("1.43") BODY(MAC ",\"HostConfig\":{\"NetworkMode\":\"none\"}"), "!",
         "conflicting options: mac-address and the network mode"},
        {"moby-29", BODY(MAC), MAC_AT, ""},
        {"moby-29", BODY(MAC), "?", NULL},
        {"moby-29", API("1.51") BODY(MAC), MAC_AT, "02:42:ac:11:00:02"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define NETWORKS "NetworkSettings.Networks"

static void an_empty_mode_is_the_default_network(void **state)
{
    static const struct row rows[] = {
        {"moby-24.0", BODY("\"HostConfig\":{}"), "HostConfig.NetworkMode", "default"},
        {"moby-25.0", BODY("\"HostConfig\":{}"), "HostConfig.NetworkMode", "default"},
        {"moby-27", BODY("\"HostConfig\":{}"), "HostConfig.NetworkMode", "nat"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"default\"}"), "HostConfig.NetworkMode",
         "nat"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"corp\"}"), "HostConfig.NetworkMode",
         "corp"},
        /* An entry for the default takes the place of one for nat. */
        {"moby-27",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"default\":{"
              "\"Aliases\":[\"a\",\"b\"]},"
              "\"nat\":{\"Aliases\":[\"c\"]}}}"),
         NETWORKS, "1"},
        {"moby-27",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"default\":{"
              "\"Aliases\":[\"a\",\"b\"]},"
              "\"nat\":{\"Aliases\":[\"c\"]}}}"),
         NETWORKS ".nat.Aliases", "2"},
        {"moby-25.0",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"default\":{"
              "\"Aliases\":[\"a\",\"b\"]},"
              "\"nat\":{\"Aliases\":[\"c\"]}}}"),
         NETWORKS, "1"},
        {"moby-25.0",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"default\":{"
              "\"Aliases\":[\"a\",\"b\"]},"
              "\"nat\":{\"Aliases\":[\"c\"]}}}"),
         NETWORKS ".nat.Aliases", "2"},
    };

    (void)state;
    CHECK_ALL(rows);
}

#define LAB     "\"NetworkingConfig\":{\"EndpointsConfig\":{\"lab\":{\"IPAMConfig\":{"
#define LAB_END "}}}}"
#define NO_SUBNET                                                                                  \
    "user specified IP address is supported only when connecting to networks "                     \
    "with user "                                                                                   \
    "configured subnets"
#define LAB_HOST                                                                                   \
    "\"Networks\":[{\"Name\":\"lab\",\"Id\":\"0123456789abcdef\",\"Driver\":"                      \
    "\"nat\","                                                                                     \
    "\"Subnets\":[{\"Subnet\":\"10.1.0.0/16\",\"Gateway\":\"10.1.0.1\"}]},"                        \
    "{\"Name\":\"nat\",\"Driver\":\"nat\"},{\"Name\":\"none\",\"Driver\":"                         \
    "\"null\"}],"
#define BAD_LAB "invalid config for network lab: invalid endpoint settings:\n"

static void addresses_are_judged_by_each_engine(void **state)
{
    static const struct row at_create[] = {
        {"moby-24.0", BODY(LAB "\"IPv4Address\":\"x\"" LAB_END), "!", "invalid IPv4 address: x"},
        {"moby-24.0", BODY(LAB "\"IPv4Address\":\"::1\"" LAB_END), "!",
         "invalid IPv4 address: ::1"},
        {"moby-24.0", BODY(LAB "\"IPv6Address\":\"1.2.3.4\"" LAB_END), "!",
         "invalid IPv6 address: 1.2.3.4"},
        {"moby-24.0", BODY(LAB "\"IPv4Address\":\"10.9.0.1\"" LAB_END), "!", NULL},
        {"moby-24.0", BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"lab\":null}}"), "!",
         "no EndpointSettings for lab"},
        {"moby-27", BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"lab\":null}}"), "!",
         "invalid config for network lab: EndpointsConfig is nil"},
        {"moby-27", BODY(LAB "\"IPv4Address\":\"0.0.0.0\"" LAB_END), "!",
         BAD_LAB "* invalid IPv4 address: 0.0.0.0\n* no configured subnet or "
                 "ip-range contain the "
                 "IP address 0.0.0.0"},
        {"moby-27", BODY(LAB "\"IPv4Address\":\"10.9.0.1\"" LAB_END), "!",
         BAD_LAB "no configured subnet or ip-range contain the IP address 10.9.0.1"},
        {"moby-27", BODY(LAB "\"IPv4Address\":\"10.1.0.9\"" LAB_END), "!", NULL},
        {"moby-27", BODY(LAB "\"IPv6Address\":\"fd00::1\"" LAB_END), "!", BAD_LAB NO_SUBNET},
        {"moby-27", BODY(LAB "\"LinkLocalIPs\":[\"169.254.1.1\"]" LAB_END), "!", NULL},
        {"moby-27", BODY(LAB "\"LinkLocalIPs\":[\"x\"]" LAB_END), "!",
         BAD_LAB "invalid link-local IP address: x"},
        {"moby-29", BODY(LAB "\"IPv4Address\":\"10.9.0.1\"" LAB_END), "!",
         BAD_LAB "no configured subnet contains IP address 10.9.0.1"},
        {"moby-27",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"lab\":{"
              "\"MacAddress\":\"zz\"}}}"),
         "!", "invalid config for network lab: invalid MAC address zz"},
        {"moby-27",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"lab\":null,\"corp\":"
              "null}}"),
         "!",
         "invalid config for network corp: EndpointsConfig is nil\ninvalid "
         "config for network lab: "
         "EndpointsConfig is nil"},
    };
    static const struct row at_start[] = {
        {"moby-24.0", BODY(LAB "\"IPv4Address\":\"10.9.0.1\"" LAB_END), "!",
         "Invalid address 10.9.0.1: It does not belong to any of this network's "
         "subnets"},
        {"moby-24.0", BODY(LAB "\"IPv6Address\":\"fd00::1\"" LAB_END), "!", NO_SUBNET},
        {"moby-24.0", BODY(LAB "\"IPv4Address\":\"10.1.0.9\"" LAB_END),
         "NetworkSettings.Networks.lab.IPPrefixLen", "16"},
        {"moby-27", BODY(LAB "\"IPv4Address\":\"10.1.0.9\"" LAB_END),
         "NetworkSettings.Networks.lab.IPAddress", "10.1.0.9"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"lab\"}"),
         "NetworkSettings.Networks.lab.NetworkID", "0123456789abcdef"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"0123456789abcdef\"}"),
         "NetworkSettings.Networks.lab.NetworkID", "0123456789abcdef"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"gone\"}"), "!",
         "network gone not found"},
        {"moby-26.1",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{},\"none\":{}}"
              "}"),
         "!", NULL},
        {"moby-27",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{},\"none\":{}}"
              "}"),
         "!", "runtime error: invalid memory address or nil pointer dereference"},
        {"moby-28",
         BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"nat\":{},\"none\":{}}"
              "}"),
         "!",
         "container cannot be connected to multiple networks with one of the "
         "networks in private "
         "(none) mode"},
        {"moby-27", BODY("\"NetworkDisabled\":true"), NETWORKS, "0"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"container:gone\"}"), "!",
         "No such container: gone"},
        {"moby-28", BODY("\"HostConfig\":{\"NetworkMode\":\"container:gone\"}"), "!",
         "joining network namespace of container: No such container: gone"},
        {"moby-27", BODY("\"HostConfig\":{\"NetworkMode\":\"container:web\"}"), "!",
         "cannot join own network"},
        {"moby-28", BODY("\"HostConfig\":{\"NetworkMode\":\"container:web\"}"), "!",
         "cannot join own network namespace"},
    };
    static const struct stage creating = {CREATE_ONLY, LAB_HOST};
    static const struct stage starting = {CREATE_AND_START, LAB_HOST};

    (void)state;
    CHECK_STAGE(at_create, creating);
    CHECK_STAGE(at_start, starting);
}

#define ADDRESS(network, address)                                                                  \
    BODY("\"NetworkingConfig\":{\"EndpointsConfig\":{\"" network "\":{\"IPAMConfig\":{" address    \
         "}}}}")
#define A_V4         "\"IPv4Address\":\"10.0.0.5\""
#define A_V6         "\"IPv6Address\":\"fd00::5\""
#define HOLDS_IT(of) "Has the network " of " a subnet that holds the address asked for?"

/* Which subnet HNS gave a network only the host knows. */
static void an_example_subnet_refuses_no_address(void **state)
{
    static const struct row rows[] = {
        {"moby-27", ADDRESS("nat", A_V4), "!", NULL},
        {"moby-27", ADDRESS("nat", A_V4), "~", HOLDS_IT("nat")},
        {"moby-27", ADDRESS("nat", A_V6), "~", HOLDS_IT("nat")},
        {"moby-27", ADDRESS("corp", A_V4), "~", HOLDS_IT("corp")},
        {"moby-29", ADDRESS("nat", A_V4), "~", NULL},
        {"moby-24.0", ADDRESS("nat", A_V4), "~", NULL},
        {"moby-24.0", ADDRESS("nat", A_V6), "~", HOLDS_IT("nat")},
        {"moby-27", ADDRESS("nat", "\"IPv4Address\":\"x\""), "!",
         "invalid config for network nat: invalid endpoint settings:\n* invalid IPv4 address: x\n"
         "* no configured subnet or ip-range contain the IP address x"},
        {"moby-27", ADDRESS("none", A_V4), "!",
         "invalid config for network none: invalid endpoint settings:\n" NO_SUBNET},
    };
    static const struct row on_assumed[] = {
        {"moby-29", ADDRESS("corp", A_V4), "~", HOLDS_IT("corp")},
        {"moby-24.0", ADDRESS("corp", A_V4), "~", HOLDS_IT("corp")},
    };
    static const struct stage starting = {CREATE_AND_START, CORP};
    static const struct stage assumed = {CREATE_AND_START,
                                         CORP "\"Sources\":{\"Networks\":\"assumed: it exists\"},"};

    (void)state;
    CHECK_STAGE(rows, starting);
    CHECK_STAGE(on_assumed, assumed);
}

#define JOIN(mode, keys)                                                                           \
    BODY("\"HostConfig\":{\"NetworkMode\":\"" mode                                                 \
         "\"},\"NetworkingConfig\":{\"EndpointsConfig\":{" keys "}}")
#define ID "0123456789abcdef"

static void networks_are_joined_by_name_and_by_id(void **state)
{
    static const struct row rows[] = {
        {"moby-27", JOIN(ID, "\"" ID "\":{}"), NETWORKS, "1"},
        {"moby-27", JOIN(ID, "\"" ID "\":{}"), NETWORKS ".lab.NetworkID", ID},
        {"moby-27", JOIN("lab", "\"0123\":{}"), NETWORKS, "2"},
        {"moby-27", JOIN("lab", "\"lab\":{\"Aliases\":[\"a\"]}"), NETWORKS ".lab.DNSNames", "3"},
        {"moby-24.0", JOIN("lab", "\"lab\":{\"Aliases\":[\"a\"]}"), NETWORKS ".lab.Aliases", "2"},
        {"moby-24.0", JOIN("lab", "\"lab\":{}"), NETWORKS ".lab.DNSNames", NULL},
        {"moby-27", JOIN("gone", "\"lab\":{}"), "!",
         "could not find a network matching network mode gone: network gone not found"},
        {"moby-23.0", JOIN("gone", "\"lab\":{}"), "!", NULL},
        {"moby-27", JOIN("lab", "\"lab\":{},\"nat\":{}"), NETWORKS, "2"},
        {"moby-27", JOIN("0123", "\"nat\":{}"), "HostConfig.NetworkMode", ID},
        {"moby-27", JOIN("none", "\"none\":{}"), NETWORKS ".none.IPAddress", ""},
        {"moby-24.0", JOIN("lab", "\"lab\":{\"IPAMConfig\":{\"LinkLocalIPs\":[\"x\"]}}"), "!",
         "Invalid link-local IP address: [x]"},
        {"moby-20.10", JOIN("lab", "\"lab\":{\"Links\":[\"db\",\"db:a\"]}"), "!", NULL},
        {"moby-20.10", JOIN("lab", "\"lab\":{\"Links\":[\"db\",\"db:a:b\"]}"), "!",
         "bad format for links: db:a:b"},
        {"moby-28", JOIN("nat", "\"nat\":{\"Links\":[\"\"]}"), "!",
         "empty string specified for links"},
        {"moby-20.10", JOIN("lab", "\"\":{}"), "!",
         "network  is ambiguous (3 matches found based on ID prefix)"},
        {"moby-20.10", JOIN("lab", "\"\":{\"NetworkID\":\"" ID "\"}"), "!", NULL},
    };
    static const struct row without_bridge[] = {
        {"moby-27", BODY("\"HostConfig\":{}"), "Config.NetworkDisabled", "true"},
    };
    static const struct stage starting = {CREATE_AND_START, LAB_HOST};
    static const struct stage no_bridge = {CREATE_AND_START, LAB_HOST "\"DisableBridge\":true,"};

    (void)state;
    CHECK_STAGE(rows, starting);
    CHECK_STAGE(without_bridge, no_bridge);
}

#define PORTS(exposed, rest) BODY("\"ExposedPorts\":{" exposed "},\"HostConfig\":{" rest "}")
#define MAP(list)            "\"PortBindings\":{" list "}"
#define TO(port, host)       "\"" port "\":[{\"HostPort\":\"" host "\"}]"
#define ALL_OF_THEM          "\"80/tcp\":{},\"53/udp\":{},\"443/tcp\":{}"

/* go-connections/nat: the larger host port first, then the larger port. */
static void ports_go_to_the_host_in_the_engines_order(void **state)
{
    static const struct row rows[] = {
        {"moby-20.10", PORTS(ALL_OF_THEM, "\"PublishAllPorts\":true"), "#",
         "tcp 443:0 tcp 80:0 udp 53:0"},
        {"moby-28", PORTS(ALL_OF_THEM, "\"PublishAllPorts\":true"), "#",
         "tcp 443: tcp 80: udp 53:"},
        {"moby-24.0", PORTS(ALL_OF_THEM, MAP(TO("53/udp", "") "," TO("80/tcp", ""))), "#",
         "tcp 80: udp 53:"},
        {"moby-24.0", PORTS(ALL_OF_THEM, MAP(TO("80/tcp", "8080") "," TO("443/tcp", "9000"))), "#",
         "tcp 443:9000 tcp 80:8080"},
        /* a host port with a protocol behind it is a number for the host alone */
        {"moby-27",
         PORTS("\"80/tcp\":{}", MAP("\"80/tcp\":[{\"HostPort\":\"9000/tcp\"},"
                                    "{\"HostPort\":\"8080\"}]")),
         "#", "tcp 80:8080 tcp 80:9000"},
        {"moby-27", PORTS("\"81/UDP\":{}", MAP(TO("81/UDP", "90"))), "#", "udp 81:90"},
        {"moby-27", PORTS("\"81/UDP\":{}", MAP(TO("81/UDP", "90"))), "NetworkSettings.Ports.81/udp",
         "1"},
        {"moby-27", PORTS("\"82/\":{}", MAP(TO("82/", "90"))), "#", "tcp 82:90"},
        {"moby-27", PORTS("\"80-82/tcp\":{}", "\"PublishAllPorts\":true"), "#", "tcp 0:"},
        {"moby-27", PORTS("\"9/SCTP\":{}", MAP(TO("9/SCTP", "9"))), "!",
         "failed to create endpoint web on network nat: invalid protocol sctp"},
        {"moby-27", PORTS("\"9/x\":{}", MAP(TO("9/x", "9"))), "!",
         "failed to create endpoint web on network nat: invalid protocol 0"},
    };
    static const struct row addresses[] = {
        {"moby-20.10",
         JOIN("lab", "\"lab\":{\"IPAMConfig\":{\"IPv4Address\":\"::ffff:10.1.0.7\"}}"), "#",
         "10.1.0.7"},
        {"moby-20.10",
         JOIN("lab", "\"lab\":{\"IPAMConfig\":{\"IPv4Address\":\"::ffff:10.2.0.7\"}}"), "!",
         "Invalid address 10.2.0.7: It does not belong to any of this network's subnets"},
    };
    static const struct stage starting = {CREATE_AND_START, LAB_HOST};

    (void)state;
    CHECK_STAGE(rows, starting);
    CHECK_STAGE(addresses, starting);
}

#define OPTION(key, more)                                                                          \
    "\"NetworkingConfig\":{\"EndpointsConfig\":{\"lab\":{" more "\"DriverOpts\":{"                 \
    "\"com.docker.network." key "\":\"x\"}}}}"
#define IN_LAB(rest) "\"HostConfig\":{\"NetworkMode\":\"lab\"" rest "}"
#define DNS          ",\"Dns\":[\"1.1.1.1\"]"
#define NOT_OPTION   "failed to create endpoint web on network lab: Invalid endpoint configuration"

/* The driver wants typed values; what the daemon sets itself stands in the option's place. */
static void an_option_of_the_driver_that_a_set_value_replaces_is_not_refused(void **state)
{
    static const struct row rows[] = {
        {"moby-23.0", BODY(IN_LAB("") "," OPTION("endpoint.macaddress", "")), "!", NOT_OPTION},
        {"moby-23.0", BODY(MAC "," IN_LAB("") "," OPTION("endpoint.macaddress", "")), "!", NULL},
        {"moby-29", BODY(IN_LAB("") "," OPTION("endpoint.macaddress", MAC ",")), "!", NULL},
        {"moby-23.0", BODY(IN_LAB("") "," OPTION("endpoint.dnsservers", "")), "!", NOT_OPTION},
        {"moby-23.0", BODY(IN_LAB(DNS) "," OPTION("endpoint.dnsservers", "")), "!", NULL},
        {"moby-29", BODY(IN_LAB(DNS) "," OPTION("endpoint.dnsservers", "")), "!", NULL},
        {"moby-29", BODY(IN_LAB(DNS) "," OPTION("windowsshim.disable_dns", "")), "!", NOT_OPTION},
        {"moby-29", BODY(IN_LAB("") "," OPTION("portmap", "")), "!", NULL},
        {"moby-29", BODY(IN_LAB("") "," OPTION("endpoint.exposedports", "")), "!", NULL},
    };
    static const struct stage starting = {CREATE_AND_START, LAB_HOST};

    (void)state;
    CHECK_STAGE(rows, starting);
}

/* Until 24.0 nobody reads it before the start, and then only for the network of the mode. */
static void a_malformed_mac_address_stops_the_start(void **state)
{
    static const struct row rows[] = {
        {"moby-19.03", BODY("\"MacAddress\":\"zz\""), "!", "address zz: invalid MAC address"},
        {"moby-24.0", BODY("\"MacAddress\":\"02:42\"," IN_LAB("")), "!",
         "address 02:42: invalid MAC address"},
        {"moby-24.0", BODY("\"MacAddress\":\"zz\",\"HostConfig\":{\"NetworkMode\":\"none\"}"), "!",
         "address zz: invalid MAC address"},
        {"moby-24.0", BODY("\"MacAddress\":\"zz\"," OPTION("x", "")), "!", NULL},
        {"moby-24.0", BODY("\"MacAddress\":\"0242.ac11.0002\""), "!", NULL},
    };
    static const struct stage starting = {CREATE_AND_START, LAB_HOST};

    (void)state;
    CHECK_STAGE(rows, starting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_containers_own_mac_address_moves_to_its_network),
        cmocka_unit_test(an_empty_mode_is_the_default_network),
        cmocka_unit_test(addresses_are_judged_by_each_engine),
        cmocka_unit_test(an_example_subnet_refuses_no_address),
        cmocka_unit_test(networks_are_joined_by_name_and_by_id),
        cmocka_unit_test(ports_go_to_the_host_in_the_engines_order),
        cmocka_unit_test(an_option_of_the_driver_that_a_set_value_replaces_is_not_refused),
        cmocka_unit_test(a_malformed_mac_address_stops_the_start),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
