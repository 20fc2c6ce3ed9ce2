using Reporting.Domain.Secrecy;

namespace Reporting.Domain.Tests.Secrecy;

public sealed class SecrecyMarksTests
{
    [Theory]
    [InlineData("MẬT")]
    [InlineData("Mật")]
    [InlineData("mat")]
    [InlineData("TỐI MẬT")]
    [InlineData("Tối mật")]
    [InlineData("TOI MAT")]
    [InlineData("TUYỆT MẬT")]
    [InlineData("tuyet mat")]
    [InlineData("Tuyệt  Mật.")]
    [InlineData("[MẬT] Báo cáo quý III")]
    [InlineData("Báo cáo quý III (mật)")]
    [InlineData("Báo cáo TỐI MẬT quý III")]
    [InlineData("Báo cáo TUYET MAT quý III")]
    [InlineData("BÁO CÁO TUYỆT MẬT")]
    [InlineData("BÁO CÁO MẬT")]
    [InlineData("MẬT - BÁO CÁO QUÂN SỰ")]
    [InlineData("Độ mật: Tối mật")]
    [InlineData("Đóng dấu tuyệt mật")]
    [InlineData("Số liệu MẬT của tháng 7")]
    [InlineData("bao-cao_MAT_2026.xlsx")]
    [InlineData("TUYETMAT_phu-luc.pdf")]
    [InlineData("M Ậ T")]
    [InlineData("M.Ậ.T")]
    [InlineData("M\u200bẬT")]
    [InlineData("Dòng một\nTỐI MẬT\nDòng ba")]
    public void B7_a_mark_is_found(string text) => Assert.True(SecrecyMarks.IsIn(text), text);

    [Theory]
    [InlineData("mật độ dân số")]
    [InlineData("Mật độ dân số")]
    [InlineData("MẬT ĐỘ DÂN SỐ")]
    [InlineData("Mật độ dân số (người/km²)")]
    [InlineData("bảo vệ bí mật nhà nước")]
    [InlineData("BẢO VỆ BÍ MẬT NHÀ NƯỚC")]
    [InlineData("Số vụ lộ bí mật")]
    [InlineData("an toàn, bảo mật thông tin")]
    [InlineData("Sản lượng mật ong")]
    [InlineData("SẢN LƯỢNG MẬT ONG")]
    [InlineData("Bệnh gan, mật, tụy")]
    [InlineData("SỐ CA BỆNH GAN MẬT TỤY")]
    [InlineData("sỏi mật")]
    [InlineData("tới mặt trận")]
    [InlineData("Tôi mất giấy tờ")]
    [InlineData("Mặt đường tới mặt bằng")]
    [InlineData("mat do dan so")]
    [InlineData("tham mưu, mật thiết")]
    [InlineData("Trần Văn Mật")]
    [InlineData("MAT ONG")]
    [InlineData("Đổi mật khẩu lần đầu")]
    [InlineData("Mặt trận Tổ quốc")]
    [InlineData("tomato")]
    public void B7_a_word_is_no_mark(string text) => Assert.False(SecrecyMarks.IsIn(text), text);

    [Fact]
    public void B7_every_text_is_looked_at() => Assert.Equal(
        ("secrecy.marked", "name"), (Texts.Check("name", "Báo cáo TỐI MẬT", 500)!.Code, Texts.Check("name", "MẬT", 500)!.Places[0]));
}
