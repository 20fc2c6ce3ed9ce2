using Reporting.Write.Http;

namespace Reporting.Write.Tests.Http;

/// <summary>The rules of UAX #15, one example each; the data was compared with ICU over all characters when it was
/// made.</summary>
public sealed class NfcTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Ha\u0300 No\u0323\u0302i", "H\u00e0 N\u1ed9i")]
    [InlineData("No\u0302\u0323i", "N\u1ed9i")] // marks in the other order
    [InlineData("\u00d4\u0323", "\u1ed8")] // composed in part
    [InlineData("\u1ed9", "\u1ed9")]
    [InlineData("\u212b", "\u00c5")] // a sign that stands for a letter
    [InlineData("\u0958", "\u0915\u093c")] // excluded from composition
    [InlineData("a\u0327\u0301b", "\u00e1\u0327b")] // a mark of another class does not block
    [InlineData("a\u0301\u0301", "\u00e1\u0301")] // one of the same class does
    [InlineData("\u0301a", "\u0301a")] // a mark with nothing before it
    [InlineData("\u1112\u1161\u11ab", "\ud55c")] // Hangul, three parts
    [InlineData("\ud558\u11ab", "\ud55c")]
    [InlineData("\u11ab\u1161", "\u11ab\u1161")]
    [InlineData("\ud834\udd5e", "\ud834\udd57\ud834\udd65")] // beyond the first plane
    public void Text_becomes_normal_form_C(string text, string expected) => Assert.Equal(expected, Nfc.Normalize(text));

    [Fact]
    public void Many_marks_take_no_quadratic_time()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 200_000));
        var normal = Nfc.Normalize(text);
        Assert.Equal(400_000, normal.Length); // the letter and the first mark below it are one
    }
}
