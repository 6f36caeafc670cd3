#!/usr/bin/perl
# Writes ui/term/width_tables.h from the Unicode properties that perl carries.
# Use: perl ui/term/width_tables.pl > ui/term/width_tables.h
use strict;
use warnings;
use Unicode::UCD;

# Conjoining Hangul vowels and finals take no column of their own: terminals put them into the
# syllable before. The soft hyphen is a format character that terminals draw.
sub is_zero {
    my ($c) = @_;
    return 0 if $c == 0xAD;
    return 0 if chr($c) =~ /\p{Prepended_Concatenation_Mark}/;
    return 1 if ($c >= 0x1160 && $c <= 0x11FF) || ($c >= 0xD7B0 && $c <= 0xD7FB);
    return chr($c) =~ /[\p{Mn}\p{Me}\p{Cf}]/;
}

sub is_wide {
    my ($c) = @_;
    return 0 if is_zero($c);
    return 0 if $c >= 0x1F1E6 && $c <= 0x1F1FF;    # flag letters, each drawn alone
    # Two columns in terminals, before the property said so.
    return 1 if ($c >= 0x3248 && $c <= 0x324F) || ($c >= 0x4DC0 && $c <= 0x4DFF);
    return chr($c) =~ /[\p{Ea=W}\p{Ea=F}\p{Emoji_Presentation}]/;
}

sub is_format {
    my ($c) = @_;
    return 0 if chr($c) =~ /\p{Prepended_Concatenation_Mark}/;
    return chr($c) =~ /[\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/;
}

sub table {
    my ($name, $why, $test) = @_;
    my ($from, @ranges);
    for my $c (0x80 .. 0x110000) {
        my $in = $c < 0x110000 && !($c >= 0xD800 && $c <= 0xDFFF) && $test->($c);
        if ($in) {
            $from //= $c;
        } elsif (defined $from) {
            push @ranges, sprintf("{0x%04X, 0x%04X}", $from, $c - 1);
            undef $from;
        }
    }
    print "\n/* $why */\nstatic const struct range ${name}[] = {\n";
    while (my @row = splice(@ranges, 0, 4)) {
        print "    ", join(", ", @row), ",\n";
    }
    print "};\n";
}

no warnings 'utf8';
print "/* Written by ui/term/width_tables.pl from Unicode ", Unicode::UCD::UnicodeVersion(),
  ". Do not edit. */\n";
print "/* clang-format off */\n";
table("zero_width", "Take no column.", \&is_zero);
table("wide", "Take two columns.", \&is_wide);
table("invisible", "Format characters and separators: seen nowhere, or they reorder what is seen.",
    \&is_format);
