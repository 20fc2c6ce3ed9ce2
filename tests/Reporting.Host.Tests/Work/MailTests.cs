using System.Text;
using Reporting.Host.Mail;

namespace Reporting.Host.Tests.Work;

/// <summary>Reminders by e-mail (C4): through an outbox, to a real SMTP server, only where one is named.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task C4_A_reminder_reaches_whoever_works_for_the_unit_and_gave_an_address()
    {
        await using var smtp = new SmtpReceiver();
        await using var host = await RunningHost.Start(change: options => options with
        {
            Mail = MailOptions.Of($"smtp://127.0.0.1:{smtp.Port}?from=baocao%40tinh.example"),
        });
        await host.Make();
        await host.Regime("r");
        await host.As(Town.Enters).Post("/api/inbox/address", new { address = "an@xa.example" }, 200);
        await host.As("admin").Move("2026-01-16T00:00:00Z");
        var (to, text) = await First(smtp);
        Assert.Equal("an@xa.example", to);
        Assert.Contains("Auto-Submitted: auto-generated", text, StringComparison.Ordinal);
        var body = Encoding.UTF8.GetString(Convert.FromBase64String(text.Split("\n\n", 2)[1].ReplaceLineEndings("")));
        Assert.Contains("r, kỳ 2026-01", body, StringComparison.Ordinal);
        Assert.Single(smtp.Mails);
    }

    [Fact]
    public async Task A_mail_that_is_refused_for_now_waits_in_the_outbox()
    {
        await using var smtp = new SmtpReceiver { RefuseCount = 1 };
        await using var host = await RunningHost.Start(change: options => options with
        {
            Mail = MailOptions.Of($"smtp://127.0.0.1:{smtp.Port}?from=a%40b.example"),
        });
        await host.Make();
        await host.As(Town.Enters).Post("/api/inbox/address", new { address = "an@xa.example" }, 200);
        await host.Post("/api/incidents/00000000-0000-0000-0000-00000000000c", new { title = "Lỗi", text = "x" }, 201);
        await host.As("admin").Post(
            "/api/incidents/00000000-0000-0000-0000-00000000000c/answer", new { answer = "Đã sửa" }, 200);
        Assert.Equal("an@xa.example", (await First(smtp)).To);
        Assert.Equal(1, smtp.Refused);
    }

    [Theory]
    [InlineData("an@xa.example, b@xa.example")]
    [InlineData("An <an@xa.example>")]
    [InlineData("an@xa.example\nBcc: b@xa.example")]
    [InlineData("an")]
    [InlineData("")]
    public async Task An_address_is_one_address(string address)
    {
        await using var host = await RunningHost.Start();
        await host.As("admin").Post("/api/inbox/address", new { address }, 422);
    }

    [Theory]
    [InlineData("http://x?from=a%40b")]
    [InlineData("smtp://x")]
    [InlineData("smtp://x?from=nobody")]
    [InlineData("x")]
    public void A_malformed_setting_stops_the_start(string text) =>
        Assert.DoesNotContain(text, Assert.Throws<HostRefusedException>(() => MailOptions.Of(text)).Message);

    [Fact]
    public void Without_a_setting_no_mail_goes_out()
    {
        Assert.Null(MailOptions.Of(null));
        Assert.Null(MailOptions.Of(" "));
        var options = MailOptions.Of("smtps://an:p%40ss@mail.example?from=a%40b.example")!;
        Assert.Equal(
            ("mail.example", 587, "an", "p@ss", true),
            (options.Host, options.Port, options.UserName, options.Password, options.IsSafe));
    }

    private static async Task<(string To, string Text)> First(SmtpReceiver smtp)
    {
        for (var i = 0; i < 300; i++)
        {
            if (smtp.Mails.TryPeek(out var mail))
                return mail;
            await Task.Delay(100, RunningHost.Ct);
        }
        throw new TimeoutException("No mail came.");
    }
}
