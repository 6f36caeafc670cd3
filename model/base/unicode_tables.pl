#!/usr/bin/perl
# Prints unicode_tables.h: perl unicode_tables.pl /usr/share/unicode > unicode_tables.h
#
# Any perl whose Unicode is 13.0 or newer will do: only what was assigned in 13.0 is taken,
# and a mapping only if both of its ends were. What was added until 15.0 is read from the files
# of the Unicode Character Database in the folder given (Debian's package unicode-data).
use strict;
use warnings;
use Unicode::UCD qw(prop_invmap);

my $LAST = 0x10FFFF;
my $PRESENT = qr/\p{Present_In: 13.0}/;

sub present { my ($c) = @_; return !($c >= 0xD800 && $c <= 0xDFFF) && chr($c) =~ $PRESENT; }

# The pairs (from, to) of a simple mapping property, in order.
sub pairs {
    my ($property) = @_;
    my ($starts, $targets, $format, $missing) = prop_invmap($property);
    die "$property: format $format\n" unless $format =~ /^a/;
    my @pairs;
    for my $i (0 .. $#$starts) {
        next if ref $targets->[$i] || $targets->[$i] eq $missing;
        my $end = $i < $#$starts ? $starts->[$i + 1] - 1 : $LAST;
        for my $c ($starts->[$i] .. $end) {
            my $to = $targets->[$i] + ($c - $starts->[$i]);
            push @pairs, [$c, $to] if $to != $c && present($c) && present($to);
        }
    }
    return @pairs;
}

# Rows of equal distance: next to each other, or every second one (Aa Bb Cc ...).
sub print_map {
    my ($name, $property) = @_;
    my @rows;
    for my $pair (pairs($property)) {
        my ($c, $to) = @$pair;
        my $delta = $to - $c;
        my $row = @rows ? $rows[-1] : undef;
        if ($row && $row->{delta} == $delta) {
            my $step = $c - $row->{last};
            if (($row->{first} == $row->{last} && $step <= 2) || $step == $row->{stride}) {
                $row->{stride} = $step;
                $row->{last} = $c;
                next;
            }
        }
        push @rows, {first => $c, last => $c, delta => $delta, stride => 1};
    }
    print "static const struct unicode_map ${name}[] = {\n";
    printf "    {0x%04X, 0x%04X, %d, %d},\n", @$_{qw(first last delta stride)} for @rows;
    print "};\n\n";
}

sub print_ranges {
    my ($name, $pattern) = @_;
    my @rows;
    for my $c (0x20 .. $LAST) {
        next unless present($c) && chr($c) =~ $pattern;
        if (@rows && $rows[-1][1] == $c - 1) {
            $rows[-1][1] = $c;
        } else {
            push @rows, [$c, $c];
        }
    }
    print "static const struct unicode_range ${name}[] = {\n";
    printf "    {0x%04X, 0x%04X},\n", @$_ for @rows;
    print "};\n\n";
}

# Those that came with 14.0 and 15.0, in ranges.
sub print_printable_15 {
    my ($folder) = @_;
    my (%category, @rows, $first);
    open my $data, '<', "$folder/UnicodeData.txt" or die "$folder/UnicodeData.txt: $!\n";
    while (<$data>) {
        my ($code, $name, $kind) = split /;/;
        my $c = hex $code;
        $first = $c if $name =~ /, First>$/;
        $category{$_} = $kind for ($name =~ /, Last>$/ ? $first : $c) .. $c;
    }
    open my $ages, '<', "$folder/DerivedAge.txt" or die "$folder/DerivedAge.txt: $!\n";
    my @new;
    while (<$ages>) {
        next unless /^([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*1[45]\.0\b/;
        push @new, hex($1) .. hex($2 // $1);
    }
    for my $c (sort { $a <=> $b } @new) {
        next unless ($category{$c} // '') =~ /^[LMNPS]/;
        if (@rows && $rows[-1][1] == $c - 1) {
            $rows[-1][1] = $c;
        } else {
            push @rows, [$c, $c];
        }
    }
    print "/* Added in 14.0 and 15.0. */\n";
    print "static const struct unicode_range printable_15[] = {\n";
    printf "    {0x%04X, 0x%04X},\n", @$_ for @rows;
    print "};\n\n";
}

die "usage: perl unicode_tables.pl FOLDER\n" unless @ARGV == 1;
no warnings 'utf8';
print <<'END';
/* Made by unicode_tables.pl; do not edit. For unicode.c only. */
/* clang-format off */
#ifndef MODEL_BASE_UNICODE_TABLES_H
#define MODEL_BASE_UNICODE_TABLES_H

#include <stdint.h>

/* first, first + stride, ... last: each maps to itself + delta. */
struct unicode_map {
    uint32_t first, last;
    int32_t delta;
    uint32_t stride;
};

struct unicode_range {
    uint32_t first, last;
};

END
print_map('to_lower', 'Simple_Lowercase_Mapping');
print_map('to_upper', 'Simple_Uppercase_Mapping');
print_map('to_fold', 'Simple_Case_Folding');
print_ranges('printable', qr/[ \p{L}\p{M}\p{N}\p{P}\p{S}]/);
print_printable_15($ARGV[0]);
print_ranges('letters', qr/\p{L}/);
print "#endif\n";
