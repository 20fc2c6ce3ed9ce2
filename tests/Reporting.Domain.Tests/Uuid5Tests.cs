namespace Reporting.Domain.Tests;

public sealed class Uuid5Tests
{
    /// <summary>RFC 9562, appendix A.4: the name www.example.com in the name space of domain names.</summary>
    [Fact]
    public void The_RFCs_own_example_comes_out() => Assert.Equal(
        new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"),
        Uuid5.Create(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    [Fact]
    public void The_parts_of_a_key_do_not_run_together() =>
        Assert.NotEqual(Uuid5.Of("unit", "a", "bc"), Uuid5.Of("unit", "ab", "c"));

    [Fact]
    public void An_id_never_changes() =>
        Assert.Equal(new Guid("70d264b6-5f18-5ae4-be47-05d29d023c0f"), Uuid5.Of("unit", "01", "2026-01-01"));
}
